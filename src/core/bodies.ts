/** Nouns by which the name of a body is told from a person's: a ministry, a council, a newspaper. */
export const bodyNouns = new Set(
  `ministry council party committee commission university college agency bank court inc ltd plc corp police union
   department parliament senate congress assembly association society institute institution foundation group company
   authority board bureau office service trust club church school hospital times news post guardian herald courier
   tribune gazette journal wire press agency force army navy guard federation league alliance coalition government
   cabinet treasury house airlines railways network club museum theatre observatory centre center laboratory
   consortium organisation organization programme program fund front movement dept univ`.split(/\s+/),
);
