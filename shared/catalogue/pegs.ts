/**
 * Pegs in force now or since 1999: so many units of a currency for one of its anchor, or for `per` of it. Bands (DKK, HKD),
 * baskets (KWD, MAD) and official rates that nobody gets (CUP, LBP, SYP) are no pegs. `from: null` is before 1999. From
 * the laws and banks named; the addresses are those of the banks.
 */
import type { Peg } from '../fx/benchmark-types.ts';

/** Currency, anchor, units, per, from, to, who says so. `-`: none. */
const LINES = `
AED USD 3.6725 1 - - Central Bank of the UAE, since 1997, centralbank.ae
ANG USD 1.79 1 - 2025-03-30 Centrale Bank van Curaçao en Sint Maarten, since 1971, until the Caribbean guilder, centralbank.cw
AWG USD 1.79 1 - - Centrale Bank van Aruba, since 1986, cbaruba.org
BAM EUR 1.95583 1 1999-01-01 - Law on the Central Bank of Bosnia and Herzegovina, currency board, cbbh.ba
BBD USD 2 1 - - Central Bank of Barbados, since 1975, centralbank.org.bb
BGN EUR 1.95583 1 1999-07-05 2025-12-31 Law on the Bulgarian National Bank, currency board, until the euro, bnb.bg
BHD USD 0.376 1 - - Central Bank of Bahrain, cbb.gov.bh
BMD USD 1 1 - - Bermuda Monetary Authority, since 1972, bma.bm
BND SGD 1 1 - - Currency Interchangeability Agreement of 1967, bdcb.gov.bn
BSD USD 1 1 - - Central Bank of The Bahamas, since 1973, centralbankbahamas.com
BTN INR 1 1 - - Royal Monetary Authority of Bhutan, rma.org.bt
BZD USD 2 1 - - Central Bank of Belize, since 1978, centralbank.org.bz
CVE EUR 110.265 1 1999-01-01 - Banco de Cabo Verde, exchange agreement with Portugal of 1998, bcv.cv
DJF USD 177.721 1 - - Banque Centrale de Djibouti, since 1973, banque-centrale.dj
ERN USD 15 1 2005-01-01 - Bank of Eritrea, official rate
FKP GBP 1 1 - - Falkland Islands Government, currency board
GIP GBP 1 1 - - Government of Gibraltar, currency board
JOD USD 0.709 1 - - Central Bank of Jordan, since 1995, middle of 0.708 and 0.710, cbj.gov.jo
KMF EUR 491.96775 1 1999-01-01 - Banque Centrale des Comores, agreement with France, banque-comores.km
KYD USD 1 1.2 - - Cayman Islands Monetary Authority, since 1974, cima.ky
LSL ZAR 1 1 - - Common Monetary Area, Central Bank of Lesotho, centralbank.org.ls
MOP HKD 1.03 1 - - Monetary Authority of Macao, since 1983, amcm.gov.mo
NAD ZAR 1 1 - - Common Monetary Area, Bank of Namibia, bon.com.na
NPR INR 1.6 1 - - Nepal Rastra Bank, since 1993, nrb.org.np
OMR USD 0.3845 1 - - Central Bank of Oman, since 1986, cbo.gov.om
PAB USD 1 1 - - Monetary agreement of 1904, Republic of Panama
QAR USD 3.64 1 - - Qatar Central Bank, in law since 2001, qcb.gov.qa
SAR USD 3.75 1 - - Saudi Central Bank, since 1986, sama.gov.sa
SHP GBP 1 1 - - Government of St Helena, currency board
STN EUR 24.5 1 2018-01-01 - Banco Central de São Tomé e Príncipe, agreement with Portugal of 2009, bcstp.st
SZL ZAR 1 1 - - Common Monetary Area, Central Bank of Eswatini, centralbank.org.sz
TMT USD 3.5 1 2015-01-01 - Central Bank of Turkmenistan, official rate, cbt.tm
XAF EUR 655.957 1 1999-01-01 - Banque des États de l’Afrique Centrale, agreement with France, beac.int
XCD USD 2.7 1 - - Eastern Caribbean Central Bank, since 1976, eccb-centralbank.org
XCG USD 1.79 1 2025-03-31 - Centrale Bank van Curaçao en Sint Maarten, centralbank.cw
XOF EUR 655.957 1 1999-01-01 - Banque Centrale des États de l’Afrique de l’Ouest, agreement with France, bceao.int
XPF EUR 1000 8.38 1999-01-01 - Institut d’émission d’outre-mer, 1000 francs for 8.38 euros, ieom.fr
`;

/** In the order of their currencies. */
export const PEGS: readonly Peg[] = LINES.trim()
  .split('\n')
  .map((line) => {
    const [currency = '', anchor = '', units = '', per = '', from = '', to = '', ...source] = line.split(' ');
    const day = (text: string) => (text === '-' ? null : text);
    return { currency, anchor, units, per, from: day(from), to: day(to), source: source.join(' ') };
  });
