import { wordsOf } from "./words.js";

/**
 * Countries as newspapers name them: names, adjectives and people, capital. The first name is the
 * one shown. A capital may stand for its government (“Moscow rejected”), so it is kept apart.
 */
const table = `
Afghanistan|Afghan,Afghans|Kabul
Albania|Albanian,Albanians|Tirana
Algeria|Algerian,Algerians|Algiers
Angola|Angolan,Angolans|Luanda
Argentina|Argentine,Argentinian,Argentines|Buenos Aires
Armenia|Armenian,Armenians|Yerevan
Australia|Australian,Australians|Canberra
Austria|Austrian,Austrians|Vienna
Azerbaijan|Azerbaijani,Azeri|Baku
Bahrain|Bahraini|Manama
Bangladesh|Bangladeshi,Bangladeshis|Dhaka
Belarus|Belarusian,Belarusians|Minsk
Belgium|Belgian,Belgians|
Bolivia|Bolivian,Bolivians|La Paz
Bosnia and Herzegovina,Bosnia|Bosnian,Bosnians|Sarajevo
Botswana|Botswanan|Gaborone
Brazil|Brazilian,Brazilians|Brasilia
Bulgaria|Bulgarian,Bulgarians|Sofia
Burkina Faso|Burkinabe|Ouagadougou
Cambodia|Cambodian,Cambodians|Phnom Penh
Cameroon|Cameroonian,Cameroonians|Yaoundé
Canada|Canadian,Canadians|Ottawa
Chad|Chadian,Chadians|N'Djamena
Chile|Chilean,Chileans|Santiago
China,People's Republic of China|Chinese|Beijing
Colombia|Colombian,Colombians|Bogotá
Congo,DR Congo,Democratic Republic of Congo|Congolese|Kinshasa
Costa Rica|Costa Rican,Costa Ricans|San José
Croatia|Croatian,Croatians,Croat|Zagreb
Cuba|Cuban,Cubans|Havana
Cyprus|Cypriot,Cypriots|Nicosia
Czech Republic,Czechia|Czech,Czechs|Prague
Denmark|Danish,Dane,Danes|Copenhagen
Dominican Republic|Dominican,Dominicans|Santo Domingo
Ecuador|Ecuadorian,Ecuadorians|Quito
Egypt|Egyptian,Egyptians|Cairo
El Salvador|Salvadoran,Salvadorans|San Salvador
Eritrea|Eritrean,Eritreans|Asmara
Estonia|Estonian,Estonians|Tallinn
Ethiopia|Ethiopian,Ethiopians|Addis Ababa
Fiji|Fijian,Fijians|Suva
Finland|Finnish,Finn,Finns|Helsinki
France|French|Paris
Gabon|Gabonese|Libreville
Georgia|Georgian,Georgians|Tbilisi
Germany|German,Germans|Berlin
Ghana|Ghanaian,Ghanaians|Accra
Greece|Greek,Greeks|Athens
Greenland|Greenlandic,Greenlanders|Nuuk
Guatemala|Guatemalan,Guatemalans|
Guinea|Guinean,Guineans|Conakry
Guyana|Guyanese|Georgetown
Haiti|Haitian,Haitians|Port-au-Prince
Honduras|Honduran,Hondurans|Tegucigalpa
Hungary|Hungarian,Hungarians|Budapest
Iceland|Icelandic,Icelanders|Reykjavik
India|Indian,Indians|New Delhi
Indonesia|Indonesian,Indonesians|Jakarta
Iran|Iranian,Iranians|Tehran
Iraq|Iraqi,Iraqis|Baghdad
Ireland,Irish Republic|Irish|Dublin
Israel|Israeli,Israelis|Jerusalem,Tel Aviv
Italy|Italian,Italians|Rome
Ivory Coast|Ivorian,Ivorians|Abidjan
Jamaica|Jamaican,Jamaicans|Kingston
Japan|Japanese|Tokyo
Jordan|Jordanian,Jordanians|Amman
Kazakhstan|Kazakh,Kazakhs|Astana
Kenya|Kenyan,Kenyans|Nairobi
Kosovo|Kosovar,Kosovars|Pristina
Kuwait|Kuwaiti,Kuwaitis|
Kyrgyzstan|Kyrgyz|Bishkek
Laos|Laotian,Laotians|Vientiane
Latvia|Latvian,Latvians|Riga
Lebanon|Lebanese|Beirut
Liberia|Liberian,Liberians|Monrovia
Libya|Libyan,Libyans|Tripoli
Lithuania|Lithuanian,Lithuanians|Vilnius
Luxembourg|Luxembourgish|
Madagascar|Malagasy|Antananarivo
Malawi|Malawian,Malawians|Lilongwe
Malaysia|Malaysian,Malaysians|Kuala Lumpur
Mali|Malian,Malians|Bamako
Malta|Maltese|Valletta
Mauritania|Mauritanian,Mauritanians|Nouakchott
Mexico|Mexican,Mexicans|Mexico City
Moldova|Moldovan,Moldovans|Chisinau
Mongolia|Mongolian,Mongolians|Ulaanbaatar
Montenegro|Montenegrin,Montenegrins|Podgorica
Morocco|Moroccan,Moroccans|Rabat
Mozambique|Mozambican,Mozambicans|Maputo
Myanmar,Burma|Burmese|Naypyidaw
Namibia|Namibian,Namibians|Windhoek
Nepal|Nepali,Nepalese|Kathmandu
Netherlands,Holland|Dutch|The Hague,Amsterdam
New Zealand|New Zealander,New Zealanders|Wellington
Nicaragua|Nicaraguan,Nicaraguans|Managua
Niger|Nigerien|Niamey
Nigeria|Nigerian,Nigerians|Abuja
North Korea|North Korean,North Koreans|Pyongyang
North Macedonia|Macedonian,Macedonians|Skopje
Norway|Norwegian,Norwegians|Oslo
Oman|Omani,Omanis|Muscat
Pakistan|Pakistani,Pakistanis|Islamabad
Palestine,Palestinian Authority|Palestinian,Palestinians|Ramallah
Panama|Panamanian,Panamanians|
Papua New Guinea|Papuan|Port Moresby
Paraguay|Paraguayan,Paraguayans|Asunción
Peru|Peruvian,Peruvians|Lima
Philippines|Filipino,Filipinos,Philippine|Manila
Poland|Polish,Pole,Poles|Warsaw
Portugal|Portuguese|Lisbon
Qatar|Qatari,Qataris|Doha
Romania|Romanian,Romanians|Bucharest
Russia,Russian Federation|Russian,Russians|Moscow,Kremlin
Rwanda|Rwandan,Rwandans|Kigali
Saudi Arabia|Saudi,Saudis|Riyadh
Senegal|Senegalese|Dakar
Serbia|Serbian,Serbians,Serb,Serbs|Belgrade
Sierra Leone|Sierra Leonean|Freetown
Singapore|Singaporean,Singaporeans|
Slovakia|Slovak,Slovaks,Slovakian|Bratislava
Slovenia|Slovenian,Slovene|Ljubljana
Somalia|Somali,Somalis|Mogadishu
South Africa|South African,South Africans|Pretoria
South Korea|South Korean,South Koreans|Seoul
South Sudan|South Sudanese|Juba
Spain|Spanish,Spaniard,Spaniards|Madrid
Sri Lanka|Sri Lankan,Sri Lankans|Colombo
Sudan|Sudanese|Khartoum
Sweden|Swedish,Swede,Swedes|Stockholm
Switzerland|Swiss|Bern
Syria|Syrian,Syrians|Damascus
Taiwan|Taiwanese|Taipei
Tajikistan|Tajik,Tajiks|Dushanbe
Tanzania|Tanzanian,Tanzanians|Dodoma
Thailand|Thai,Thais|Bangkok
Tunisia|Tunisian,Tunisians|Tunis
Turkey,Türkiye|Turkish,Turk,Turks|Ankara
Turkmenistan|Turkmen|Ashgabat
Uganda|Ugandan,Ugandans|Kampala
Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev
United Arab Emirates,UAE,U.A.E.|Emirati,Emiratis|Abu Dhabi
UK,United Kingdom,Britain,Great Britain,U.K.|British,Briton,Britons|London,Downing Street,Whitehall
US,United States,United States of America,USA,U.S.,U.S.A.,America|American,Americans|Washington,White House
Uruguay|Uruguayan,Uruguayans|Montevideo
Uzbekistan|Uzbek,Uzbeks|Tashkent
Vatican,Holy See||Vatican City
Venezuela|Venezuelan,Venezuelans|Caracas
Vietnam|Vietnamese|Hanoi
Yemen|Yemeni,Yemenis|Sanaa
Zambia|Zambian,Zambians|Lusaka
Zimbabwe|Zimbabwean,Zimbabweans|Harare
England|English|
Scotland|Scottish,Scot,Scots|Edinburgh,Holyrood
Wales|Welsh|Cardiff
Northern Ireland|Northern Irish|Belfast,Stormont
European Union,EU,E.U.,the bloc||Brussels
United Nations,UN,U.N.||
NATO,Nato,North Atlantic Treaty Organization||
European Commission||
`;

/** A state, or a body that speaks like one. */
export interface Country {
  /** As shown, and the key under which every alias is found. */
  readonly name: string;
  readonly names: readonly string[];
  readonly adjectives: readonly string[];
  /** Seats of government that may stand for it. */
  readonly seats: readonly string[];
}

const list = (cell: string | undefined): readonly string[] => (cell ? cell.split(",") : []);

export const countries: readonly Country[] = table
  .trim()
  .split("\n")
  .map((row) => {
    const [names, adjectives, seats] = row.split("|");
    return { name: list(names)[0]!, names: list(names), adjectives: list(adjectives), seats: list(seats) };
  });

/** How a country is named: itself, by its adjective or people, or by a seat of government. */
export interface CountryForm {
  readonly is: string;
  readonly kind: "country" | "adjective" | "seat";
}

const forms = new Map<string, CountryForm>(
  countries.flatMap(({ name, names, adjectives, seats }) => [
    ...names.map((alias) => [alias, { is: name, kind: "country" as const }] as const),
    ...adjectives.map((alias) => [alias, { is: name, kind: "adjective" as const }] as const),
    ...seats.map((alias) => [alias, { is: name, kind: "seat" as const }] as const),
  ]),
);

/** Most words of a country's name (`United States of America`). */
export const COUNTRY_WORDS = 4;

const lengths = new Map<string, number>();
for (const [first, ...more] of [...forms.keys()].map((alias) => wordsOf(alias)))
  lengths.set(first!.folded, Math.max(lengths.get(first!.folded) ?? 0, 1 + more.length));

/** Most words of a country's name that begins with a folded word; 0 where none does. “britains” may be one. */
export const countryWordsFrom = (folded: string): number =>
  Math.max(lengths.get(folded) ?? 0, folded.endsWith("s") && lengths.has(folded.slice(0, -1)) ? 1 : 0);

/** The country behind a name, an adjective or a seat of government, case as printed. */
export const countryOf = (alias: string): CountryForm | undefined => forms.get(alias);
