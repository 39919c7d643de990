/**
 * JSON to be pasted anywhere: within a script element no `<` of it ends the script, and what hides or reorders
 * words stands as escapes. Read back, it is what it was.
 *
 * @example
 * jsonText("</script>") // => '"\\u003c/script>"'
 */
export const jsonText = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[<\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
