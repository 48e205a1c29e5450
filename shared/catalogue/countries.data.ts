/**
 * Every country and territory of ISO 3166-1, and Kosovo (XKX): alpha-3 code, the English name people use,
 * and the currencies that are legal tender there today, the main one first. One line each.
 * Source: ISO 3166-1 and ISO 4217 lists; legal tender beside the own currency (Lesotho and Namibia: rand;
 * Panama, Liberia, Zimbabwe, Timor-Leste: US dollar; Bhutan: rupee) from the central banks' own statements.
 */
export const COUNTRY_LINES = `
ABW Aruba AWG
AFG Afghanistan AFN
AGO Angola AOA
AIA Anguilla XCD
ALA Åland Islands EUR
ALB Albania ALL
AND Andorra EUR
ARE United Arab Emirates AED
ARG Argentina ARS
ARM Armenia AMD
ASM American Samoa USD
ATA Antarctica -
ATF French Southern Territories EUR
ATG Antigua and Barbuda XCD
AUS Australia AUD
AUT Austria EUR
AZE Azerbaijan AZN
BDI Burundi BIF
BEL Belgium EUR
BEN Benin XOF
BES Caribbean Netherlands USD
BFA Burkina Faso XOF
BGD Bangladesh BDT
BGR Bulgaria EUR
BHR Bahrain BHD
BHS Bahamas BSD
BIH Bosnia and Herzegovina BAM
BLM Saint Barthélemy EUR
BLR Belarus BYN
BLZ Belize BZD
BMU Bermuda BMD
BOL Bolivia BOB
BRA Brazil BRL
BRB Barbados BBD
BRN Brunei BND
BTN Bhutan BTN INR
BVT Bouvet Island NOK
BWA Botswana BWP
CAF Central African Republic XAF
CAN Canada CAD
CCK Cocos (Keeling) Islands AUD
CHE Switzerland CHF
CHL Chile CLP
CHN China CNY
CIV Côte d’Ivoire XOF
CMR Cameroon XAF
COD Democratic Republic of the Congo CDF
COG Republic of the Congo XAF
COK Cook Islands NZD
COL Colombia COP
COM Comoros KMF
CPV Cabo Verde CVE
CRI Costa Rica CRC
CUB Cuba CUP
CUW Curaçao XCG
CXR Christmas Island AUD
CYM Cayman Islands KYD
CYP Cyprus EUR
CZE Czechia CZK
DEU Germany EUR
DJI Djibouti DJF
DMA Dominica XCD
DNK Denmark DKK
DOM Dominican Republic DOP
DZA Algeria DZD
ECU Ecuador USD
EGY Egypt EGP
ERI Eritrea ERN
ESH Western Sahara MAD
ESP Spain EUR
EST Estonia EUR
ETH Ethiopia ETB
FIN Finland EUR
FJI Fiji FJD
FLK Falkland Islands FKP
FRA France EUR
FRO Faroe Islands DKK
FSM Micronesia USD
GAB Gabon XAF
GBR United Kingdom GBP
GEO Georgia GEL
GGY Guernsey GBP
GHA Ghana GHS
GIB Gibraltar GIP
GIN Guinea GNF
GLP Guadeloupe EUR
GMB Gambia GMD
GNB Guinea-Bissau XOF
GNQ Equatorial Guinea XAF
GRC Greece EUR
GRD Grenada XCD
GRL Greenland DKK
GTM Guatemala GTQ
GUF French Guiana EUR
GUM Guam USD
GUY Guyana GYD
HKG Hong Kong HKD
HMD Heard Island and McDonald Islands AUD
HND Honduras HNL
HRV Croatia EUR
HTI Haiti HTG
HUN Hungary HUF
IDN Indonesia IDR
IMN Isle of Man GBP
IND India INR
IOT British Indian Ocean Territory USD
IRL Ireland EUR
IRN Iran IRR
IRQ Iraq IQD
ISL Iceland ISK
ISR Israel ILS
ITA Italy EUR
JAM Jamaica JMD
JEY Jersey GBP
JOR Jordan JOD
JPN Japan JPY
KAZ Kazakhstan KZT
KEN Kenya KES
KGZ Kyrgyzstan KGS
KHM Cambodia KHR
KIR Kiribati AUD
KNA Saint Kitts and Nevis XCD
KOR South Korea KRW
KWT Kuwait KWD
LAO Laos LAK
LBN Lebanon LBP
LBR Liberia LRD USD
LBY Libya LYD
LCA Saint Lucia XCD
LIE Liechtenstein CHF
LKA Sri Lanka LKR
LSO Lesotho LSL ZAR
LTU Lithuania EUR
LUX Luxembourg EUR
LVA Latvia EUR
MAC Macao MOP
MAF Saint Martin EUR
MAR Morocco MAD
MCO Monaco EUR
MDA Moldova MDL
MDG Madagascar MGA
MDV Maldives MVR
MEX Mexico MXN
MHL Marshall Islands USD
MKD North Macedonia MKD
MLI Mali XOF
MLT Malta EUR
MMR Myanmar MMK
MNE Montenegro EUR
MNG Mongolia MNT
MNP Northern Mariana Islands USD
MOZ Mozambique MZN
MRT Mauritania MRU
MSR Montserrat XCD
MTQ Martinique EUR
MUS Mauritius MUR
MWI Malawi MWK
MYS Malaysia MYR
MYT Mayotte EUR
NAM Namibia NAD ZAR
NCL New Caledonia XPF
NER Niger XOF
NFK Norfolk Island AUD
NGA Nigeria NGN
NIC Nicaragua NIO
NIU Niue NZD
NLD Netherlands EUR
NOR Norway NOK
NPL Nepal NPR
NRU Nauru AUD
NZL New Zealand NZD
OMN Oman OMR
PAK Pakistan PKR
PAN Panama USD PAB
PCN Pitcairn NZD
PER Peru PEN
PHL Philippines PHP
PLW Palau USD
PNG Papua New Guinea PGK
POL Poland PLN
PRI Puerto Rico USD
PRK North Korea KPW
PRT Portugal EUR
PRY Paraguay PYG
PSE Palestine ILS JOD
PYF French Polynesia XPF
QAT Qatar QAR
REU Réunion EUR
ROU Romania RON
RUS Russia RUB
RWA Rwanda RWF
SAU Saudi Arabia SAR
SDN Sudan SDG
SEN Senegal XOF
SGP Singapore SGD
SGS South Georgia and the South Sandwich Islands GBP
SHN Saint Helena SHP
SJM Svalbard and Jan Mayen NOK
SLB Solomon Islands SBD
SLE Sierra Leone SLE
SLV El Salvador USD
SMR San Marino EUR
SOM Somalia SOS
SPM Saint Pierre and Miquelon EUR
SRB Serbia RSD
SSD South Sudan SSP
STP São Tomé and Príncipe STN
SUR Suriname SRD
SVK Slovakia EUR
SVN Slovenia EUR
SWE Sweden SEK
SWZ Eswatini SZL
SXM Sint Maarten XCG
SYC Seychelles SCR
SYR Syria SYP
TCA Turks and Caicos Islands USD
TCD Chad XAF
TGO Togo XOF
THA Thailand THB
TJK Tajikistan TJS
TKL Tokelau NZD
TKM Turkmenistan TMT
TLS Timor-Leste USD
TON Tonga TOP
TTO Trinidad and Tobago TTD
TUN Tunisia TND
TUR Türkiye TRY
TUV Tuvalu AUD
TWN Taiwan TWD
TZA Tanzania TZS
UGA Uganda UGX
UKR Ukraine UAH
UMI US Minor Outlying Islands USD
URY Uruguay UYU
USA United States USD
UZB Uzbekistan UZS
VAT Vatican City EUR
VCT Saint Vincent and the Grenadines XCD
VEN Venezuela VES
VGB British Virgin Islands USD
VIR US Virgin Islands USD
VNM Vietnam VND
VUT Vanuatu VUV
WLF Wallis and Futuna XPF
WSM Samoa WST
XKX Kosovo EUR
YEM Yemen YER
ZAF South Africa ZAR
ZMB Zambia ZMW
ZWE Zimbabwe ZWG USD
`;
