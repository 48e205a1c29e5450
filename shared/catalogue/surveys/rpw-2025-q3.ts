/**
 * The prices of the RPW survey of 2025 Q3 in our own format (format.ts), as one text.
 * The World Bank, Remittance Prices Worldwide, CC BY 4.0. Written by infra/data/encode-survey.ts.
 */
export const RPW_2025_Q3 = `karvon-survey 1
source rpw
publisher The World Bank, Remittance Prices Worldwide, available at http://remittanceprices.worldbank.org
licence CC BY 4.0
period 2025-Q3
days 2025-07-01 2025-09-30
count corridors 348 points200 6470 points500 6470

AGO-NAM
moneygram ca 843/821 871/821
western-union ca 684/310 684/310

ARE-BGD
al-ansari ca 265/490 144/490
al-fardan-exchange ca 245/456 98/456
gcc-exchange ca 214/438 86/438
lari ca 265/450 144/450
moneygram ca 214/409 86/409
western-union bi 107/491 43/491, ca 268/491 112/491
wise di 619/433 520/433, ri 656/433 557/433

ARE-EGY
al-ansari ba 245/52 98/52, bc 265/52 106/52, ca 265/52 106/52
al-fardan-exchange ba 245/6 98/6, bc 245/6 98/6, ca 245/6 98/6
dahabshiil ca 357/83 143/83
directremit-nbd bi 0/50 0/50
lari ba 214/52 86/52, bc 214/52 86/52
moneygram ca 286/83 114/83
wall-st-exchange ba 214/70 86/70
western-union bi 107/131 43/131, ca 286/184 114/184
wise di 904/1 611/1, ri 941/1 648/1

ARE-IDN
al-ansari ca 361/224 144/224
al-fardan-exchange ca 330/166 132/166
lari ca 330/72 147/72
moneygram ca 429/96 172/96
western-union bi 107/82 43/82, ca 331/99 134/99
wise di 487/0 424/0, ri 524/0 461/0

ARE-IND
adcb bi 1714/392 687/392
al-ansari ba 143/40 57/40, ca 265/40+265/77 144/40+144/77
al-fardan-exchange ba 265/56 144/56, bc 265/56 144/56, ca 265/56 144/56, da 265/56 144/56, dc 265/56 144/56, ra 265/56 144/56, rc 265/56 144/56
directremit-nbd bi 0/111 0/111
dubai-islamic-bank bi 857/311 343/311
emirates-nbd bi 0/77 0/77
gcc-exchange ca 214/37 86/37
lari ba 143/20 57/20, ca 265/20 144/20
moneygram ca 214/34 86/34
remitly di 68/36 27/36, ri 268/36 227/36
wall-st-exchange ba 231/37 125/37, ca 231/37 125/37
western-union bi 107/52 43/52, ca 265/62 144/62

ARE-JOR
al-ansari ca 412/23 165/23
al-fardan-exchange ca 408/157 163/157
lari ca 408/54 200/54
moneygram ca 429/157 172/157
western-union bi 107/406 43/406, ca 411/124 169/124

ARE-LKA
al-ansari bb 265/6 144/6, ca 265/6 144/6, cb 361/6 144/6
al-fardan-exchange ba 245/16 131/16, bc 245/16 131/16, ca 245/16+245/16 98/16+98/16
directremit-nbd bi 0/25 0/25
gcc-exchange ca 150/7 60/7
lari ba 214/16 86/16, cb 214/16 86/16
moneygram ca 214/3 114/3
wall-st-exchange bb 231/40 125/40, ca 214/40 86/40
western-union bi 107/34 43/34, ca 216/36 90/36
wise di 548/0 448/0, ri 585/0 485/0

ARE-NPL
al-ahalia-exchange ca 214/247 86/247
al-ansari bb 265/32 144/32, ca 265/32 144/32, db 265/32 144/32, rb 388/32 266/32
al-fardan-exchange ca 245/29 98/29
gcc-exchange ca 82/12 33/12
lari ba 228/33 91/33, ca 265/33 144/33
mashreq-bank bi 357/49 143/49, ri 357/49 143/49
moneygram ca 214/187 86/187
wall-st-exchange bb 214/3 86/3
western-union bi 107/46 43/46, ca 216/119 90/119
wise di 573/0 492/0, ri 610/0 529/0

ARE-PAK
al-ansari ba 0/-49 0/-49, ca 0/-49 0/-49
al-fardan-exchange ba 0/54 0/54, ca 0/54 0/54
directremit-nbd bi 0/105 0/105
dubai-islamic-bank cb 857/333 343/333
gcc-exchange ca 0/12 0/12
lari ba 0/63 0/63, ca 0/63 0/63
moneygram ca 214/-15 114/-15
ubl-tezraftaar-cash cb 0/54 0/54
wall-st-exchange ba 0/-7 0/-7, ca 0/-7 0/-7
western-union bi 214/93 86/93, ca 330/302 132/302
wise di 498/14 428/14, ri 535/14 466/14

ARE-PHL
al-ansari ba 380/20 166/20, bc 361/20 144/20, ca 361/20+361/20 144/20+144/20
al-fardan-exchange ba 327/16+327/16 131/16+131/16, bc 327/16 131/16, ca 329/16 132/16
directremit-nbd bi 0/81 0/81
gcc-exchange ca 82/24 33/24
lari ba 143/21 57/21, ca 330/21 147/21, da 143/21 57/21, ra 143/21 57/21
moneygram ca 286/31 114/31
wall-st-exchange ba 214/19 86/19, ca 286/19 114/19
western-union bi 143/16 57/16, ca 331/86 134/86
wise di 482/2 428/2, ri 519/2 465/2

ARE-SDN
al-fardan-exchange ca 408/2904 163/2904
dahabshiil ca 214/83 229/83
lari ca 357/3004 143/3004
western-union ca 357/2904 143/2904

ARE-SSD
dahabshiil ca 214/83 229/83
western-union bi 107/163 43/163, ca 214/253 86/253

ARE-YEM
al-ansari ca 412/1859 165/1859
al-fardan-exchange ca 408/83 163/83
dahabshiil ca 214/83 229/83
lari ca 412/83 200/83
wall-st-exchange ca 357/83 143/83
western-union ca 415/110 172/110

AUS-CHN
ace-money-transfer di 150/262 60/262, ri 150/262 60/262
bank-of-china bi 980/18 392/18
instarem di 37/-26 37/-26, ri 37/-25 37/-25
moneygram ca 250/-10 100/-10
national-australia-bank-nab bi 0/297 0/297
orbit-remit bi 0/67 0/67
remitly bi 100/82 40/82, di 100/247+100/247 40/247+40/247, ri 200/247+200/247 140/247+140/247
ria ca 250/24 100/24
western-union bi 50/103+250/395 20/103+140/395, ca 250/97 160/97
wise bi 303/10 165/10

AUS-FJI
anz-bank bc 350/269 140/269, bi 0/269 0/269
commonwealth-bank bi 0/386 0/386
klickex-pacific bi 250/-232 100/-232
moneygram di 150/285 60/285, ri 300/285 210/285
orbit-remit bi 50/199 20/199
remitly bi 125/179+125/211 50/179+50/211, di 125/182+125/211 50/182+50/211, ri 125/182+225/211 50/182+150/211
ria bi 145/224 58/224, di 145/224 58/224, ri 145/224 58/224
rocket-remit bi 200/518 80/518
western-union bi 250/299 140/299, ca 250/175 160/175, di 250/299 180/299, ri 250/299 180/299
westpac bb 1600/493 640/493, bi 0/490 0/490
worldremit bi 75/-391 30/-391, di 75/204 30/204, ri 75/204 30/204

AUS-IDN
anz-bank bi 450/334 180/334
aussie-forex-and-finance bi 250/106 100/106
citibank bi 0/236 0/236
commonwealth-bank bi 0/590 0/590
instarem bi 70/0 28/0
kangaroo-service bi 250/118 100/118
moneygram di 150/202 60/202, ri 300/202 210/202
orbit-remit bi 200/87 80/87
remitly bi 50/45 20/45, di 50/215 20/215, ri 150/215 120/215
ria bi 145/99 58/99, di 145/101 58/101, ri 145/101 58/101
western-union bi 50/86+200/370 20/86+80/370, ca 250/157 140/157
wise bi 115/2 77/2

AUS-IND
ace-money-transfer bi 100/41 40/41
anz-bank bc 450/392 180/392, bi 450/369 180/369
aussie-forex-and-finance bi 50/53 20/53
bank-of-baroda bb 1250/106+1250/107 500/106+500/107, bi 1250/110+1250/112 500/110+500/112
bendigo-bank bb 1500/527 600/527, bc 1500/524 600/524, bi 1500/434 600/434
ceylon-exchange bi 500/44 200/44
citibank bi 0/276 0/276
commonwealth-bank bb 1500/511 600/511, bi 0/540 0/540
fast-remit ba 500/161 200/161, ca 500/170 200/170
flyworld-money bi 200/32 80/32
gmt-money bi 250/556 100/556
hdfc-bank bi 250/132 100/132
instarem bi 57/1 57/1
moneygram di 100/86 40/86, ri 300/86 210/86
orbit-remit bi 0/54 0/54
remitly di 100/95 40/95, ri 200/95 140/95
ria bi 145/121 58/121
rocket-remit bi 50/115 20/115
state-bank-of-india bi 150/74 60/74
western-union bi 100/61+200/189 40/61+80/189, ca 250/54 100/54
wise bi 103/5 72/5
worldremit bi 0/-222 0/-237, di 0/65 0/45, ri 0/65 0/45

AUS-LBN
anz-bank bc 450/334 180/334, bi 450/334 180/334
arab-bank bb 1000/377 400/377, bc 1000/379 400/379
bank-of-sydney bb 1000/539+1000/540 400/539+400/540, bi 500/541 200/541
bankwest bb 1750/-384 700/-384
bendigo-bank bb 1500/508 600/508, bc 1500/508 600/508, bi 1500/509 600/509
citibank bi 0/239 0/239
commonwealth-bank bb 1500/291 600/291, bi 0/292 0/292
hsbc bb 2500/188 1000/188, bi 1500/205 600/206
moneygram di 145/204 58/204, ri 300/204 210/204
national-australia-bank-nab bb 1500/250 600/250, bi 0/248 0/248
remitly bi 150/201+250/34 60/201+100/34, di 200/201+300/34 80/201+120/34, ri 200/204+300/35 80/204+120/35
st-george-bank bb 1600/378 640/378, bi 0/385 0/385
suncorp bb 1500/483 600/483, bi 0/472 0/472
western-union ca 250/261 140/261
westpac bb 1600/380 640/380, bi 0/382 0/382

AUS-LKA
anz-bank bi 450/353 180/353
aussie-forex-and-finance bi 250/54 100/54
ceylon-exchange ba 400/68+750/83 160/68+300/83, bi 400/68+750/83 160/68+300/83, ca 750/83+750/83 300/83+300/83
instarem bi 97/3 97/3
moneygram di 200/72 80/72, ri 300/72 210/72
orbit-remit bi 200/154 80/154
remitly bi 50/54 20/54, di 100/54 40/54, ri 200/54 140/54
ria bi 145/113 58/113, di 145/113 58/113, ri 145/113 58/113
rocket-remit bi 200/105 80/105
western-union bi 50/110+200/342 20/110+80/342, ca 250/48 140/48
wise bi 217/1 118/1

AUS-MYS
anz-bank bc 450/334 180/334, bi 450/334 180/334
instarem bi 74/6 74/6
moneygram di 200/186 80/186, ri 300/186 210/186
orbit-remit bi 100/83 40/83
remitly bi 100/210 40/210, di 150/210 60/210, ri 250/210 160/210
ria bi 145/156 58/156
western-union bi 50/212 20/212, ca 250/284 140/284, di 225/419 120/419, ri 225/419 120/419
wise bi 83/2 59/2, di 111/2 87/2, ri 179/2 155/2
worldremit bi 150/86 60/86, di 150/82 60/82, ri 150/82 60/82

AUS-PAK
aussie-forex-and-finance bi 250/8 0/8
moneygram di 150/74 80/74, ri 300/74 210/74
remitly bi 50/28+150/28 0/28+0/28, di 50/53+150/53 0/53+0/53, ri 50/53+150/53 0/53+0/53
ria bi 145/35 0/35
rocket-remit bi 50/208 20/208
sydney-forex-pty-ltd ba 200/-11+200/-3 80/-11+80/-3, bc 200/-11+200/-3 80/-11+80/-3
western-union bi 50/159+200/246 0/159+80/246, ca 250/181 140/181
wise bi 138/13 92/13
worldremit bi 0/-153+0/-21 0/-153+0/-153, di 0/95+0/125 0/95+0/125, ri 0/95+0/125 0/95+0/125

AUS-PHL
aussie-forex-and-finance bi 250/47 100/47
commonwealth-bank bi 0/649 0/649
forex-australia bi 400/33+450/29 160/33+180/29
hai-ha-money-transfer ba 200/169+200/175 120/169+120/175, bc 200/146+200/146 120/146+120/146, ca 200/148+200/149 120/148+120/149
instarem bi 67/9 67/9
iremit ba 400/-351+450/-354 160/-351+180/-354, bc 400/-352+450/-349 160/-352+180/-349, ca 450/-374+450/-355 180/-374+180/-355
jalandoni-money-changer-and-remittances ca 450/37 180/37
moneygram di 75/12+200/3 30/12+80/3, ri 300/3+300/12 210/3+210/12
orbit-remit bi 200/79 80/79
remitly di 0/116 0/116, ri 100/116 100/116
ria bi 145/12 58/12
rocket-remit bi 250/401 100/401
western-union bi 50/84+200/177 60/84+120/177, ca 250/8 140/8
wise bi 104/1 79/1
worldremit bi 0/214 0/214, di 0/223 0/223, ri 0/223 0/223

AUS-SOM
dahabshiil ca 250/-91 100/-91
ria di 145/152+145/152+145/152 58/152+58/152+58/152, ri 145/152+145/152+145/152 58/152+58/152+58/152
st-george-bank bi 0/384 0/384
western-union ca 250/321 200/321
worldremit bi 200/338 80/338, di 200/329 80/329

AUS-THA
anz-bank bc 450/379 180/379, bi 450/340 180/340
citibank bi 0/355 0/355
commonwealth-bank bi 0/480 0/480
moneygram di 200/62 80/62, ri 300/62 210/62
remitly bi 100/218+100/218 40/218+40/218, di 150/218+150/218 60/218+60/218, ri 250/218+250/218 160/218+160/218
ria ca 500/208 200/208
western-union bi 200/584 80/584, ca 250/227 140/227
wise bi 155/5 98/5
worldremit bi 0/152 0/152, di 0/154 0/154, ri 0/154 0/154

AUS-TON
anz-bank bc 350/356 140/356, bi 0/314 0/314
ave-pa-anga-pau bi 0/92 0/92
island-flexi-transfer ca 500/132 200/132
klickex-pacific bi 250/104+250/182 100/104+100/182
moneygram di 200/537 80/537, ri 300/537 210/537
ria bi 145/516 58/516
rocket-remit bi 200/392 80/392
western-union bi 250/859 140/859, ca 250/412 160/412, di 250/859 180/859, ri 250/859 180/859
westpac bb 1600/649 640/649, bi 0/646 0/646

AUS-VNM
anz-bank bc 450/334 180/334, bi 450/334 180/334
commonwealth-bank bb 1500/609 600/609, bi 0/733 0/733
hai-ha-money-transfer ca 250/48 240/48
instarem bi 50/-33 50/-31
moneygram di 200/187 80/187, ri 300/187 210/187
orbit-remit bi 0/59 0/59
remitly di 100/207 40/207, ri 200/207 140/207
ria bi 145/177 58/177
rocket-remit bi 200/136 80/136
western-union bi 50/152 20/152, ca 250/154 140/154, di 225/385 120/385, ri 225/385 120/385
wise bi 165/1 102/1

AUS-VUT
anz-bank bc 350/545 140/545, bi 0/572 0/572
bank-of-queensland bb 1500/1059 600/1059, bi 1000/1061 400/1061
commonwealth-bank bb 1500/467 600/467, bi 0/622 0/622
moneygram di 200/631 80/631, ri 300/631 210/631
national-australia-bank-nab bb 1500/741 600/741, bi 0/744 0/744
western-union bi 250/550 140/550, ca 250/581 160/581
westpac bb 1600/589 640/589, bi 0/636 0/636

AUS-WSM
anz-bank bc 350/481 140/481, bi 0/495 0/495
klickex-pacific bi 250/-304+250/-300 100/-304+100/-300
moneygram di 150/114 60/114, ri 300/114 210/114
pacific-way ca 500/125 200/125
ria bi 145/89 58/89
rocket-remit bi 200/678 80/678
western-union bi 250/484 140/484, ca 250/24 160/24, di 250/484 180/484, ri 250/484 180/484
westpac bi 0/588 0/588, cb 1600/589 640/589

AUS-ZWE
citibank bi 0/236 0/236
commonwealth-bank bb 1500/291 600/291, bi 0/291 0/291
moneygram di 200/204 80/204, ri 300/204 210/204
remitly bi 100/399+100/399 40/399+40/399, di 100/399+100/399 40/399+40/399, ri 200/399+200/399 140/399+140/399
ria ca 500/99 200/99
rocket-remit bi 250/183 100/183
western-union ca 250/432 160/432
worldremit bi 100/315+100/462 40/315+40/462, di 100/298+100/444 40/298+40/444, ri 100/298+100/444 40/298+40/444

AUT-BIH
bank-austria bb 1421/0 577/0, bi 1143/0 464/0
erste-bank bb 624/0 253/0
moneygram bi 285/557 116/557, di 285/557 116/557, ri 285/559 116/559
remitly bi 214/255 87/255, di 214/255 87/255, ri 214/255 87/255
ria di 357/308+357/310 145/308+145/310, ri 357/310+357/310 145/310+145/310
western-union bi 142/126+285/126 58/126+174/126, di 285/126 174/126, ri 285/126 174/126

AUT-HRV
bank-austria bb 278/0 113/0
erste-bank bb 153/0 62/0
moneygram bi 285/0 116/0, di 285/0 116/0, ri 285/0 116/0
remitly bi 428/0 232/0, di 428/0+428/0 232/0+232/0, ri 428/0+428/0 232/0+232/0
ria di 357/0 145/0, ri 357/0 145/0
transfergo bi 0/0 0/0, di 141/0 99/0, ri 141/0 99/0
western-union bi 214/0+285/0 87/0+174/0, di 285/0 174/0, ri 285/0 174/0
wise bi 68/0 28/0

AUT-HUN
bank-austria bb 278/0 113/0
erste-bank bb 153/0 62/0
moneygram bi 285/568 116/568, di 285/568 116/568, ri 285/533 116/533
remitly bi 285/112 116/112, di 285/112 116/112, ri 285/112 116/112
ria di 357/0+357/228 145/0+145/228, ri 357/0+357/228 145/0+145/228
transfergo bi 0/83 0/83, di 0/114 0/113, ri 0/114 0/113
western-union bi 214/178 87/178, di 285/480 174/480, ri 285/480 174/480
wise bi 124/2 88/2

AUT-SRB
bank-austria bb 1421/1 577/1
erste-bank bb 624/0 253/0
moneygram bi 285/159 116/159, di 285/159 116/159, ri 285/160 116/160
remitly bi 285/205+285/205 116/205+116/205, di 285/205+285/205 116/205+116/205, ri 285/205+285/205 116/205+116/205
ria di 357/0 232/0, ri 357/0 232/0
western-union bi 142/247+285/247 58/247+174/247, di 285/247 174/247, ri 285/247 174/247

AUT-TUR
bank-austria bb 1421/-11 577/-11
denizbank-ag bb 786/0 319/0, bi 357/0 145/0
erste-bank bb 624/0 253/0
moneygram bi 285/50 116/50, di 285/50 116/50, ri 285/355 116/355
remitly bi 142/58+142/58 58/58+58/58, di 142/58+142/58 58/58+58/58, ri 142/58+142/58 58/58+58/58
ria di 71/198+143/216+214/0+214/0+250/526 58/198+58/216+145/0+145/0+159/526, ri 71/198+143/216+214/0+214/0+250/527 58/198+58/216+145/0+145/0+159/527
transfergo bi 0/54 0/54, di 0/85 0/49, ri 0/85 0/49
vakifbank-international-ag bb 500/0 232/0
western-union bi 142/107+285/107 58/107+174/107, di 285/107 174/107, ri 285/107 174/107
wise bi 515/5 235/5, di 594/2 314/2, ri 656/9 375/9
worldremit bi 428/0 377/0, di 428/0 377/0, ri 428/0 377/0

AUT-XKX
bank-austria bb 1421/0 577/0
erste-bank bb 624/0 253/0
moneygram bi 285/0 116/0, di 285/0 116/0, ri 285/0 116/0
remitly bi 499/0+499/0 261/0+261/0, di 499/0+499/0 261/0+261/0, ri 499/0+499/0 261/0+261/0
transfergo bi 0/0 0/0, di 141/0 99/0, ri 141/0 99/0
western-union bi 285/0 174/0, di 285/0 174/0, ri 285/0 174/0
wise bi 445/0 181/0, di 592/0 288/0, ri 653/0 348/0

BEL-COD
atena-money-transfert ca 250/-12 159/-12
la-poste-via-ria ca 214/94 116/94
moneygram di 0/136+179/72 43/136+72/72, ri 0/161+107/43 43/161+58/43
ria ca 136/213 87/213
western-union bi 285/69 116/69, di 285/69+285/265 116/69+116/265, ri 285/69+285/265 116/69+116/265
worldremit bi 0/319 0/319, di 0/326 0/326, ri 0/326 0/326

BEL-DZA
paysend bi 0/151 0/151, di 0/148 0/148, ri 0/148 0/148
transfergo bi 0/109 0/109, di 0/109 0/109, ri 0/109 0/109

BEL-MAR
atena-money-transfert ca 286/48 174/48
attijariwafa-bank bb 429/154 203/154, bc 429/149 203/149
banque-populaire bb 357/166 174/166, bc 357/163 174/163
la-poste-via-ria ca 286/161 145/161
moneygram di 0/118+214/78 29/118+87/78, ri 0/151+179/36 29/151+72/36
remitly bi 142/217 58/217, di 142/211 58/211, ri 142/211 58/211
ria ca 179/95 116/95
western-union bi 142/227+285/267 58/227+116/267, di 142/227 58/227, ri 142/227 58/227
wise bi 490/2 320/2
worldremit bi 142/289 58/289, di 142/263 58/263, ri 142/263 58/263

BEL-TUR
la-poste-via-ria ca 321/259 159/259
moneygram di 214/72 116/72, ri 214/131 87/131
remitly di 142/63+292/0 58/63+208/0, ri 142/63+292/0 58/63+208/0
ria ca 214/418 87/418
transfer-galaxy bi 286/451 116/451, di 286/451 116/451, ri 286/451 116/451
western-union bi 142/121+285/121 58/121+116/121, di 142/121+285/121 58/121+116/121, ri 142/121+285/121 58/121+116/121
wise bi 515/5 235/5
worldremit bi 428/0 377/0, di 428/0 377/0, ri 428/0 377/0

BHR-BGD
bahrain-financing-company ca 176/436+176/500 69/436+69/500, di 176/466 69/466
ezremit ca 147/465 58/465
lulu-money ca 176/465 69/465
moneygram ca 176/455 69/455
national-finance-and-exchange-co ca 147/426 58/426
nec-remit ca 176/408 69/408
western-union di 147/502 58/502
zenj-exchange-co ca 160/426+160/449 63/426+63/449

BHR-EGY
bahrain-financing-company di 220/41 87/41
ezremit ca 200/41 79/41
moneygram ca 267/9 105/9
nec-remit ca 293/273 232/273
western-union di 0/281 0/281

BHR-IND
bahrain-financing-company ca 200/48+253/5 79/48+100/5, di 220/20 87/20
biieco ba 200/34 79/34, ca 200/74 79/74
icici-bank bb 0/58 0/58
moneygram ca 253/7 100/7
nec-remit ca 200/12 79/12
sbi-express bb 293/72 116/72
western-union di 0/24 0/24

BHR-PAK
bahrain-financing-company ca 0/-46+0/47 0/-46+0/47, di 220/47 87/47
ezremit ca 0/-6 0/-6
moneygram ca 0/60 0/60
nec-remit ca 200/-38 0/-38
western-union di 0/158 0/158

BRA-BOL
b-and-t-associados-corretora-de-cambio ca 660/1956 660/1956
banco-rendimento bi 338/241 338/225
moneygram bi 810/2849 623/2709
paysend di 243/4933 98/4933
remessa-online bi 605/17 514/17
western-union bi 268/1682 217/1682, ca 268/1415 300/1415, di 0/1787 0/1787

BRA-PER
b-and-t-associados-corretora-de-cambio ca 660/633 660/633
banco-rendimento bi 338/251 338/234
moneygram ca 641/1207 641/1207
paysend bi 243/250 98/250, di 0/198+243/249+243/249 0/198+98/249+98/249
western-union bi 268/296+268/359 217/296+217/359, ca 300/206 300/206

BRA-PRY
b-and-t-associados-corretora-de-cambio ca 661/375 661/375
banco-rendimento bi 338/231 338/215
moneygram bi 811/579 623/568, ca 639/1235 641/1409
western-union bi 162/112+162/304+268/247+268/436 163/112+163/304+217/247+217/436, ca 300/282+300/470 300/282+300/470

CAN-CHN
bank-of-china bb 1000/160 400/160, bc 1000/160 400/160
moneygram di 300/299 120/299, ri 350/299 200/299
ria ca 400/242 280/242
scotiabank bi 350/216 200/216
western-union ca 400/394 160/394, di 100/239+345/205 40/239+178/205, ri 100/239+345/205 40/239+178/205
xoom bi 35/135 0/135, di 115/135 65/135, ri 259/135 210/135

CAN-GHA
moneygram di 0/307+300/281 0/307+120/281, ri 200/307+350/272 180/307+200/272
ria di 250/169 100/169, ri 350/169 200/169
royal-bank-of-canada bi 0/210 0/210
toronto-dominion-bank bb 2500/333 1000/333, bi 0/-210 0/-210
western-union ca 400/653 160/653, di 100/336+345/295 40/336+178/295, ri 100/336+345/295 40/336+178/295
wise bi 300/20 206/19
worldremit bi 0/-230 0/-230, di 0/-230 0/-230, ri 0/-230 0/-230
xoom bi 0/956 0/689, di 0/904 0/636, ri 0/904 0/636

CAN-GUY
moneygram di 250/166 100/166, ri 350/166 200/166
ria di 250/188 100/188, ri 500/188 300/188
western-union ca 400/963 160/963, di 345/757 178/717, ri 345/757 178/717
xoom bi 250/659 100/659, di 250/659 217/659, ri 250/659 217/659

CAN-HTI
cam ca 550/305+550/305 380/305+380/305
moneygram di 300/239 120/239, ri 300/188 180/188
ria di 245/200 98/200, ri 300/200 140/200
royal-bank-of-canada bi 0/210 0/210
western-union ca 400/506 160/506, di 250/247 140/247, ri 250/247 140/247
xoom bi 250/325 100/325, di 250/325 205/325, ri 250/325 205/325

CAN-IND
icici-bank bb 500/214 200/214, bc 500/214 200/214, bi 250/214 100/214
moneygram di 250/2 100/2, ri 250/2 190/2
remitbee di 250/43 140/43
remitly di 100/149 0/149, ri 300/149 200/149
ria di 200/51 80/51, ri 300/51 260/51
royal-bank-of-canada bi 0/210 0/210
sbi-canada-bank bb 500/118 200/118, bc 500/118 200/118, bi 0/86 0/86
scotiabank bb 1000/154 400/154, bi 0/154+350/37 0/154+200/37
skrill di 100/110 100/110, ri 179/109 179/109
toronto-dominion-bank bb 2500/333 1000/333, bi 0/213 0/213
western-union ca 400/238 160/238, di 100/58+200/58 80/58+140/58, ri 100/58+200/58 80/58+140/58
worldremit bi 100/74 0/74, di 100/74 0/74, ri 100/74 0/74
xoom bi 0/175 0/131, di 213/175 220/131, ri 213/175 220/131

CAN-JAM
moneygram di 150/164 60/164, ri 250/164 200/164
remitly bi 200/322 80/322, di 200/322 80/322, ri 400/322 280/322
ria di 150/196 60/196, ri 500/196 300/196
royal-bank-of-canada bi 0/210 0/210
scotiabank bi 350/533 200/533
western-union ca 400/614 160/614, di 250/226 100/226, ri 250/226 100/226
xoom bi 250/397 100/397, di 250/397 205/397, ri 250/397 205/397

CAN-KEN
moneygram di 250/170 100/170, ri 350/170 200/170
ria di 250/284 100/284, ri 340/284 160/284
royal-bank-of-canada bi 0/210 0/210
sendwave di 0/101 0/101
toronto-dominion-bank bb 2500/333 1000/333, bi 0/679 0/679
western-union ca 400/883 160/883, di 0/238+345/374 0/238+178/374, ri 0/238+345/374 160/238+178/374
wise bi 336/0 222/0
worldremit bi 0/86 0/86, di 0/86 0/86, ri 0/86 0/86
xoom bi 0/482+250/550 0/482+100/550, di 250/550 215/550, ri 250/550 215/550

CAN-LBN
moneygram di 283/212 120/212, ri 350/212 200/212
royal-bank-of-canada bi 0/210 0/210
toronto-dominion-bank bb 2500/333 1000/333, bi 350/670 200/670
western-union ca 400/815 160/815, di 350/255 140/255, ri 350/255 140/255

CAN-LKA
moneygram di 300/-35 120/-35, ri 350/-35 200/-35
ria di 245/192 98/192, ri 350/192 240/192
western-union ca 400/201 160/201
wise bi 288/0 170/0
xoom bi 250/360 100/360, di 250/360 215/360, ri 250/360 215/360

CAN-NGA
moneygram di 300/61 120/61, ri 350/61 200/61
remitly bi 0/96 0/96, di 0/106 0/106, ri 200/106 200/106
ria di 200/55 80/55, ri 400/55 240/55
western-union ca 400/-24 160/-24, di 345/77 178/77, ri 345/77 178/77
worldremit bi 0/295 0/295, di 0/295 0/295, ri 0/295 0/295

CAN-PAK
dollar-links ca 250/-122+250/-122 0/-122+0/-122
moneygram di 150/200 60/200, ri 200/200 140/200
ria di 150/201 60/201, ri 300/201 200/201
western-union ca 400/471 160/471, di 250/285 140/285, ri 250/285 140/285
wise bi 212/13 145/13
worldremit bi 0/205+0/1015 0/205+0/1015, di 0/205+0/1015 0/205+0/1015, ri 0/205+0/1015 0/205+0/1015
xoom bi 0/436 0/436, di 0/436 0/436, ri 0/436 0/436

CAN-PHL
iremit ca 500/3+600/3 200/3+240/3
metro-remittance bi 400/7+500/7 180/7+240/7, ca 450/27+500/27 180/27+240/27, di 400/-3+500/7 180/-3+240/7
moneygram di 175/11 70/11, ri 375/11 260/11
pnb-global-remit db 550/-35+700/-35 220/-35+280/-35
reliable-peso-remit ba 500/-20 200/-20, ca 500/-20 200/-20
remitbee bi 150/64+150/82 0/64+0/82, di 250/71 140/71
remitly bi 250/82 100/82, di 250/211 100/211, ri 450/211 300/211
ria di 175/85 70/85, ri 300/85 160/85
royal-bank-of-canada bi 0/210 0/210
scotiabank bi 350/223 200/223
western-union ca 400/92 160/92, di 200/82 100/82, ri 200/82 100/82
wise bi 182/8 134/8
worldremit bi 100/42+200/52 40/42+80/52, di 100/42+200/52 40/42+80/52, ri 100/42+200/52 40/42+80/52
xoom bi 100/-42 40/-42, di 225/-42 220/-42, ri 225/-42 220/-42

CAN-RWA
moneygram di 100/190+300/264 40/190+120/264, ri 200/190+350/264 180/190+200/264
remitly bi 0/251 0/251, di 0/251 0/251, ri 0/248 0/248
ria di 300/321 120/321, ri 350/321 140/321
scotiabank bi 350/687 200/687
western-union ca 400/767 160/767, di 345/338 178/338, ri 345/338 178/338
worldremit bi 0/194 0/194, di 0/194 0/194, ri 0/194 0/194

CAN-VNM
cibc bb 1500/918 600/918
moneygram di 200/65 80/65, ri 350/65 200/65
remitly bi 100/161 40/161, di 100/161 40/161, ri 300/161 240/161
ria di 250/107 100/107, ri 300/107 200/107
royal-bank-of-canada bi 0/210 0/210
scotiabank bi 350/556 200/556
skrill di 0/340 0/340, ri 50/342 50/342
western-union ca 400/552 160/552, di 345/449 178/449, ri 345/449 178/449
wise bi 237/0 155/0
xoom bi 250/517 100/517, di 250/517 205/517, ri 250/517 205/517

CAN-ZWE
moneygram di 300/222 120/222, ri 350/222 200/222
royal-bank-of-canada bi 0/210 0/210
scotiabank bi 350/698 200/698
toronto-dominion-bank bb 2500/333 1000/333, bi 0/268 0/269
western-union ca 400/744 160/744, di 100/167+345/486 40/167+178/486, ri 100/167+345/486 40/167+178/486
worldremit bi 0/362+250/183 0/362+100/183, di 0/362+250/183 0/362+100/183, ri 0/362+250/183 0/362+100/183

CHE-ALB
moneygram di 249/316 100/316, ri 249/287 100/287
ria ca 563/282 225/282
swiss-post bi 438/159 175/159
western-union ca 313/580 125/580, di 249/522 100/522, ri 249/522 100/522

CHE-HUN
moneygram di 249/412 100/412, ri 249/341 100/341
swiss-post bi 0/159 0/159
western-union bi 0/63+219/63 0/63+88/63, ca 313/873 125/853, di 187/63+249/63 75/63+100/63, ri 187/63+249/63 75/63+100/63
wise bi 113/0 71/0, di 318/0 277/0, ri 458/0 416/0

CHE-LKA
moneygram di 0/254+249/-19 0/254+100/-19, ri 0/254+249/180 0/254+100/180
ria di 187/249 75/249, ri 187/249 75/249
swiss-post bi 1375/391 550/391
western-union bi 187/292+249/295 75/292+100/295, ca 313/544 125/544, di 187/292+249/295 75/292+100/295, ri 187/292+249/295 75/292+100/295
wise bi 228/0 115/0, di 434/0 321/0, ri 573/0 460/0

CHE-SRB
moneygram di 249/329+249/385 100/329+100/385, ri 249/286+249/365 100/286+100/365
ria ca 438/399 175/399
western-union bi 187/197 75/197, ca 313/515 125/515, di 249/76 100/76, ri 249/76 100/76

CHE-XKX
banque-cantonale-de-geneve-bcge bb 2500/165 1000/165, bi 1563/166 625/166
migros-bank bb 2813/168 1125/168, bi 1563/168 625/168
moneygram di 249/602 100/602, ri 249/602 100/602
ria ca 438/341 175/341
swiss-post bi 438/159 175/159
western-union ca 313/518 125/518, di 207/365 95/365, ri 207/365 95/365

CHL-PER
afex ca 260/202 139/202
argenper ca 260/165 261/138
guinazu-transfer ca 300/278 300/278
moneygram ca 293/275 310/261
more-money-transfer ca 250/261 250/261
ria ca 300/156 300/156
western-union ca 250/201 250/195

CIV-MLI
moneygram ca 323/0 257/0
moov-africa mm 150/0+150/0 150/0+150/0
orange-money mm 150/0 150/0
united-bank-for-africa-uba bb 1613/0+1613/0 652/0+652/0
western-union ca 323/0 261/0

CMR-NGA
moneygram ca 570/-107 567/-107
western-union ca 379/34 378/34

CRI-NIC
bac-san-jose bi 500/0 200/0
moneygram ca 275/0 325/0
scotiabank bb 2000/0 800/0, cb 2000/0 800/0
teledolar ba 275/0+275/0 325/0+325/0, ca 275/0+275/0 325/0+325/0
western-union ca 300/0 260/0

CZE-UKR
ceska-sporitelna bb 1237/262 492/262, bi 579/262 230/262
csob bb 1037/282 413/282, bi 658/282 262/282
moneygram ca 300/279 300/279
paysend bi 103/121 41/121, di 103/121 41/121
raiffeisenbank bi 789/366 314/366
transfergo bi 0/80 0/80
western-union ca 342/399 408/399, di 129/238 51/238, ri 129/238 51/238
wise bi 132/87 95/87, di 247/87 210/87, ri 287/87 250/87

CZE-VNM
ceska-sporitelna bb 1237/262 492/262, bi 579/262 230/262
csob bb 1037/282 413/282, bi 658/282 262/282
moneygram bi 211/86 84/86, ca 641/277 255/277
raiffeisenbank bi 789/366 314/366
skrill di 0/435 0/435, ri 0/435 0/435
western-union di 129/259+129/287 51/259+51/287, ri 129/259+129/287 51/259+51/287
wise bi 155/0 102/0, di 270/0 217/0, ri 311/0 257/0

DEU-AFG
moneygram di 285/388 116/388, ri 285/383 116/383
western-union ca 393/1023 362/1023, di 285/488 116/488, ri 285/488 116/488

DEU-ALB
moneygram di 214/107 145/107, ri 214/153 145/153
ria ca 786/0 435/0
western-union ca 750/207 420/207, di 285/173 145/173, ri 285/173 145/173

DEU-BGR
moneygram di 142/99 116/99
postbank bb 0/0 0/0, bc 0/0 0/0
remitly bi 285/155+285/155+356/0 116/155+116/155+145/0, di 285/155+285/155+356/0+356/0 116/155+116/155+145/0+145/0, ri 285/155+285/155+356/0+356/0 116/155+116/155+145/0+145/0
ria bi 136/124+207/0 55/124+84/0, di 279/0+279/124 113/0+113/124, ri 279/124 113/124
western-union ca 1052/115 551/115, di 285/149 145/149, ri 285/149 145/149
wise bi 165/0 98/0, di 244/0 177/0, ri 304/0 238/0

DEU-BIH
commerzbank-ag bb 893/0 435/0, bc 1679/0 754/0
moneygram ca 600/-86 446/-86
postbank-via-western-union bi 279/170 113/170
remitly bi 71/125+499/0 29/125+261/0, di 71/125+499/0 29/125+261/0, ri 71/125+499/0 29/125+261/0
ria bi 279/0+279/156+607/156 113/0+113/156+420/156, di 64/156+279/0+279/156 26/156+113/156+142/0, ri 279/156 113/156
western-union ca 750/25 420/25, di 285/125+356/0 145/125+203/0, ri 285/125+356/0 145/125+203/0

DEU-CHN
commerzbank-ag bb 1429/50 652/50, bc 2214/50 971/50
moneygram bi 182/125+182/459 98/125+98/459, di 182/125+182/459 98/125+98/459
postbank bb 857/426 348/426, bc 857/405 348/405, bi 571/428 232/428
postbank-via-western-union bi 279/572 113/522
remitly di 285/122 116/122, ri 285/122 116/122
ria ca 857/256 522/256
western-union ca 636/786 432/786, di 285/525 116/475, ri 285/525 116/475

DEU-GHA
atl-money-transfer di 400/556+400/556+400/556 400/556+400/556+400/556, ri 400/556+400/556+400/556 400/556+400/556+400/556
moneygram bi 64/76 26/76, di 0/76+214/76 0/76+116/76, ri 0/78+64/78+214/78 0/78+26/78+116/78
postbank-via-western-union bi 279/818 113/818
remitly bi 71/122+71/122+71/122 29/122+29/122+29/122, di 71/122+71/122+71/122 29/122+29/122+29/122, ri 71/122+71/122+71/122 29/122+29/122+29/122
ria bi 0/324+136/295 0/324+55/295, di 64/324+279/295 26/324+113/295, ri 279/295 113/295
western-union ca 600/1018 403/1018, di 285/112 116/112, ri 285/112 116/112
worldremit bi 0/127 0/127, di 0/127 0/127, ri 0/127 0/127

DEU-HRV
commerzbank-ag bb 107/0 43/0, bc 107/0 43/0
deutsche-bank bb 107/0 43/0, bc 107/0 43/0, bi 0/0 0/0
moneygram di 356/0 319/0, ri 356/0 319/0
postbank bb 0/0 0/0, bc 0/0 0/0, bi 0/0 0/0
postbank-via-western-union bi 350/0 142/0
remitly bi 428/0 232/0, di 428/0 232/0, ri 428/0 232/0
ria bi 607/0 420/0, di 607/0 420/0, ri 607/0 420/0
western-union ca 979/0 551/0, di 356/0 203/0, ri 356/0 203/0

DEU-HUN
moneygram di 142/264 116/264, ri 142/191 116/191
remitly bi 285/111 116/111, di 285/111 116/111, ri 285/111 116/111
ria bi 607/0 420/0, ca 321/249 130/249, di 607/0 420/0, ri 607/0 420/0
western-union bi 214/458+356/974 87/458+203/974, ca 979/1152 551/1152, di 214/458+356/974 100/458+203/974, ri 214/458+356/974 100/458+203/974
wise di 203/2 167/2, ri 264/2 228/2

DEU-IND
commerzbank-ag bb 1429/-93 652/-93
deutsche-bank bb 2825/-102 1204/-102, bc 2825/-92 1204/-92
moneygram di 182/-25 98/-25
postbank bi 571/523 232/523
postbank-via-western-union bi 279/831 113/831
remitly bi 71/73+214/73 29/73+87/73, di 71/73+214/73 29/73+87/73, ri 71/73+214/73 29/73+87/73
remitmoney bi 0/0 0/116
ria bi 136/34+136/44 84/34+84/44, di 136/34+136/44 84/34+84/44, ri 136/44 84/44
skrill di 66/69 27/69, ri 66/69 27/69
state-bank-of-india bb 2143/104 870/104, bi 2143/104 870/104
western-union ca 500/431 203/431, di 285/44 116/44, ri 285/44 116/44
worldremit bi 142/64 58/64, di 142/64 58/64, ri 142/64 58/64

DEU-KGZ
moneygram ca 1064/826 591/826, di 0/808 0/808, ri 0/808 0/808
ria ca 714/0 435/0
western-union ca 636/1252 403/1252
xoom bi 356/234 145/234, di 356/234 145/234, ri 356/234 145/234

DEU-LBN
moneygram di 136/164 55/164, ri 136/243 55/243
western-union ca 393/810 362/810, di 285/147 116/147, ri 285/147 116/147

DEU-MAR
ace-money-transfer di 214/42 150/42
attijariwafa-bank bb 357/264 145/264, bi 143/264 58/264
chaabi-bank bb 143/290 58/290, db 143/290 58/290, rb 143/285 58/285
moneygram di 179/64 72/64, ri 179/85 72/85
postbank-via-western-union bi 285/593 116/568
remitly bi 35/215+35/215+178/215 14/215+14/215+72/215, di 35/215+35/215+178/215 14/215+14/215+72/215, ri 35/215+35/215+178/215 14/215+14/215+72/215
ria bi 57/167+250/67 23/167+101/67, di 279/67 113/67, ri 279/67 113/67
western-union ca 393/827 362/827, di 142/235+285/103 58/235+116/103, ri 142/235+285/103 58/235+116/103
wise bi 490/2 320/2, di 568/2 398/2, ri 627/2 457/2
worldremit bi 142/269 58/269, di 142/269 58/269, ri 142/269 58/269

DEU-MDA
moneygram ca 1064/225 591/225, di 356/0 203/0, ri 356/0 203/0
paysend bi 107/169 43/169, di 107/169 43/169
postbank-via-western-union bi 279/0 113/0
ria bi 279/0 171/0, di 350/0 229/0, ri 350/0 229/0
western-union ca 636/0+636/345 403/0+403/345, di 285/28 145/28, ri 285/28 145/28

DEU-MKD
moneygram ca 600/0 446/0, di 0/0 0/0, ri 0/0 0/0
ria ca 786/0 435/0
western-union ca 750/0 420/0, di 356/0 203/0, ri 356/0 203/0

DEU-NGA
atl-money-transfer di 0/1585 0/1585, ri 0/1613 0/1613
moneygram bi 142/41 87/41, di 142/7+142/41 87/41+116/7, ri 142/69+142/90 87/69+116/90
paysend bi 0/50 0/50, di 0/50 0/50
postbank-via-western-union bi 285/275 116/275
remitly bi 0/149+0/149 0/149+0/149, di 0/149+0/149 0/149+0/149, ri 0/149+0/149 0/149+0/149
ria bi 64/87 26/87, di 64/87+71/202 26/87+29/202, ri 64/87+71/202 26/87+29/202
sendwave di 0/27+0/27 0/27+0/27
taptap-send di 0/-18 0/-18
western-union bi 142/101 58/101, ca 600/332 403/332, di 142/101+285/101 58/101+116/101, ri 142/101+285/101 58/101+116/101
worldremit bi 0/73 0/73, di 0/73 0/73, ri 0/73 0/73

DEU-ROU
ace-money-transfer bi 214/0+214/231+214/232 150/0+150/231+150/232, di 214/0+214/231+214/232 150/0+150/231+150/232, ri 214/0+214/231+214/232 150/0+150/231+150/232
berliner-volksbank bb 143/0 58/0, bc 143/0 58/0
commerzbank-ag bb 107/0 43/0, bc 107/0 43/0
deutsche-bank bb 107/0 43/0, bc 107/0 43/0, bi 0/0 0/0
hamburger-sparkasse bb 107/0 43/0
moneygram di 142/37 116/37, ri 142/37 116/37
postbank bi 0/0 0/0
postbank-via-western-union bi 350/514 142/450
remitly bi 71/65+214/65+436/0+516/0 29/65+87/65+225/0+305/0, di 71/65+214/65+436/0+516/0 29/65+87/65+225/0+305/0, ri 71/65+214/65+436/0+516/0 29/65+87/65+225/0+305/0
ria bi 136/236+136/251+207/0+350/0 55/236+55/251+84/0+287/0, di 207/0+207/236+279/251+350/0 84/0+84/236+113/251+316/0, ri 279/251+350/0 113/251+316/0
sparkasse-kolnbonn bb 43/0 17/0
stadtsparkasse-munchen bb 143/0 58/0, bc 143/0 58/0
transfergo bi 0/0 0/0
western-union ca 979/0+979/137 551/0+551/137, di 285/77 145/77, ri 285/77 145/77

DEU-SRB
commerzbank-ag bb 107/0 43/0, bc 107/0 43/0
deutsche-bank bb 107/0 43/0, bc 107/0 43/0
moneygram di 178/0 116/0, ri 178/0 116/0
postbank bb 0/0 0/0, bc 0/0 0/0, bi 0/0 0/0
postbank-via-western-union bi 279/0 113/0
ria ca 786/0 435/0
western-union bi 356/0 203/0, ca 750/0 420/0, di 142/124+356/0 116/124+203/0, ri 142/124+356/0 116/124+203/0

DEU-TGO
moneygram bi 142/3+285/3 87/3+174/3, di 142/3+285/3+285/3 87/3+116/3+174/3, ri 142/3+285/3+285/3 87/3+116/3+174/3
postbank-via-western-union bi 279/85 113/85
ria ca 643/-5 420/-5, da 643/-5 420/-5, ra 643/-5 420/-5
western-union ca 600/-43 403/-43, di 285/-43 174/-43, ri 285/-43 174/-43

DEU-THA
deutsche-bank bb 2825/-196 1204/-196, bc 2825/-195 1204/-195
moneygram di 142/70 116/70, ri 142/150 116/150
postbank bb 857/196 348/196, bc 857/168 348/168
remitly bi 142/133+142/133 58/133+58/133, di 142/133+142/133 58/133+58/133, ri 142/133+142/133 58/133+58/133
ria bi 0/219 0/219, di 64/219 26/219, ri 64/219 26/219
western-union ca 636/803 432/803, di 285/172 116/172, ri 285/172 116/172
worldremit bi 142/305 58/305, di 142/305 58/305, ri 142/305 58/305

DEU-TJK
dahabshiil di 0/56 0/57, ri 0/56 0/57
paysend bi 107/239 43/239, di 107/239 43/239
remitly bi 356/283+499/0 145/283+261/0, di 356/283+499/0 145/283+261/0, ri 356/283+499/0 145/283+261/0
transfergo bi 0/171+0/219+198/0 0/171+0/219+198/0, di 0/0+0/179+0/258 0/0+0/100+0/258, ri 0/0+0/179+0/258 0/0+0/100+0/258

DEU-TUR
isbank bi 500/249 203/249
moneygram ca 714/0+714/18 290/0+290/18, di 142/82 58/82, ri 142/104 58/104
postbank-via-western-union bi 279/447 171/422
remitly bi 142/128+142/128+292/0 58/128+58/128+208/0, di 142/128+142/128+292/0 58/128+58/128+208/0, ri 142/128+142/128+292/0 58/128+58/128+208/0
ria bi 64/110+107/110+207/0 26/110+43/110+113/0, di 64/110+279/110+350/0 26/110+113/110+171/0, ri 279/110 113/110
western-union ca 421/126 229/126, di 142/166 58/166, ri 142/166 58/166
wise di 594/2 314/2, ri 656/9 375/9
worldremit bi 603/0 349/0, di 603/0 349/0, ri 603/0 349/0

DEU-UKR
moneygram ca 1064/0 591/0, di 0/0 0/0, ri 0/0 0/0
paysend bi 107/105 43/105, di 107/105 43/105
postbank-via-western-union bi 279/0+279/456 113/0+113/456
remitly di 0/281 0/281, ri 0/281 0/281
ria bi 64/198+250/0 26/198+145/0, di 64/198+250/0 26/198+145/0, ri 250/0 145/0
western-union ca 607/131 374/131, di 285/115 145/115, ri 285/115 145/115
wise di 257/90 194/90, ri 317/90 254/90

DEU-VNM
moneygram bi 182/98 98/98, di 182/67+182/98 98/67+98/98
paysend bi 107/75 43/75, di 107/75 43/75
remitly bi 142/126+142/126+142/126+142/281 58/126+58/126+58/126+58/281, di 142/126+142/126+142/126+142/281 58/126+58/126+58/126+58/281, ri 142/126+142/126+142/126+142/281 58/126+58/126+58/126+58/281
ria bi 64/192+136/285+136/398 26/192+55/285+55/398, di 64/192+279/285+279/398 26/192+113/285+113/398, ri 279/285 113/285
skrill di 0/134 0/134, ri 50/134 50/134
vietinbank bi 714/0+929/155 290/0+377/155
western-union bi 71/140+142/176 29/140+58/176, ca 446/900 324/900, di 71/140+285/176 29/140+116/176, ri 71/140+285/176 29/140+116/176

DEU-XKX
moneygram di 249/0 130/0, ri 249/0 130/0
postbank bb 857/0 348/0
remitly bi 499/0 261/0, di 499/0 261/0, ri 499/0 261/0
revolut bi 30/0 30/0
ria ca 786/0 435/0
western-union ca 750/0 420/0, di 356/0 203/0, ri 356/0 203/0
wise di 147/0 107/0

DOM-HTI
caribe-express ca 600/71 600/71
moneygram ca 520/322 520/272
western-union ca 600/191 600/193

ESP-BGR
moneygram di 393/99+393/99 159/99+159/99, ri 393/34+393/99 159/34+159/99
remitly di 285/156+285/156 116/156+116/156, ri 285/156+285/156 116/156+116/156
ria bi 214/30 87/30
western-union di 356/132 174/132, ri 356/132 174/132
wise di 244/0 177/0, ri 304/0 238/0

ESP-BOL
bbva bb 2500/98 1014/98
europhil ca 393/4739 159/4739
exact-change bi 643/310 261/310
moneygram ri 142/1724 58/1724
remitly di 0/818 0/818, ri 0/818 0/818
ria bi 214/663 87/663, di 214/162 87/162, ri 214/162 87/162
western-union bi 356/1358 145/1371, di 356/1358 145/1371, ri 356/1358 145/1371

ESP-BRA
europhil ca 393/33 159/33
exact-change bi 643/310 261/310
money-exchange ca 207/13 84/13
moneygram di 393/196 159/196, ri 393/119 159/119
paysend bi 0/76 0/76
remitly di 214/200 87/200, ri 214/200 87/200
ria bi 214/89 87/89, di 214/179 87/179, ri 214/179 87/179
trans-fast ca 357/92 145/92
western-union bi 356/198 145/198, di 356/198 145/198, ri 356/198 145/198
wise bi 169/0 131/0, di 249/0 210/0, ri 308/0 270/0

ESP-CHN
moneygram di 393/73 159/73, ri 393/93 159/93
remitly di 285/122 116/122, ri 285/122 116/122
ria bi 214/327 87/327
western-union bi 214/373 116/373, di 214/373+356/396 116/373+145/396, ri 214/373+356/396 116/373+145/396
wise di 375/0 248/0, ri 435/0 308/0

ESP-COL
bbva bb 2500/174 1014/174
europhil ca 393/29 159/29
exact-change bi 643/292 261/292
money-exchange ca 143/26 84/26
moneygram ca 486/-3 197/-3, di 285/-5 116/-5, ri 285/-6 116/-6
remitly di 71/315+285/315 29/237+116/238, ri 71/315+285/315 29/237+116/238
ria bi 285/144 116/144
trans-fast ca 357/89 145/89
western-union bi 356/121 145/121, di 356/121 145/121, ri 356/121 145/121
worldremit bi 142/191+214/301 58/191+87/301, di 142/191+214/301 58/191+87/301, ri 142/191+214/301 58/191+87/301

ESP-DOM
exact-change bi 643/310 261/310
money-exchange ca 143/21 84/21
moneygram ca 486/23 197/23, di 142/79 87/79, ri 142/82 87/82
remitly di 285/306 116/183, ri 285/306 116/183
ria bi 214/250 87/250
western-union di 356/108 145/108, ri 356/108 145/108
worldremit bi 356/293 145/293, di 356/293 145/293, ri 356/293 145/293

ESP-ECU
bbva bb 2500/174 1014/174
europhil ca 393/111 159/111
exact-change bi 643/310 261/310
la-caixa bb 2643/157 1072/157
money-exchange ca 143/127 84/127
moneygram di 142/74+142/83 58/74+58/83, ri 142/78+142/82 58/78+58/82
remitly di 142/270 58/240, ri 142/270 58/240
ria bi 214/117 87/117
western-union bi 356/95 145/95, di 356/95 145/95, ri 356/95 145/95

ESP-HND
bbva bb 2500/104 1014/104
europhil ca 393/-4 159/-4
exact-change bi 643/310 261/310
moneygram di 142/103 58/103, ri 142/37 58/37
remitly di 214/154+214/154 87/154+87/154, ri 214/154+214/154 87/154+87/154
ria bi 214/113+214/113 87/113+87/113
western-union bi 356/215 145/215, di 356/215 145/215, ri 356/215 145/215

ESP-MAR
europhil ca 393/24 159/24
exact-change bi 1786/2191 725/2191
la-caixa bb 2643/31 1072/31
money-exchange ca 214/52 203/52
moneygram di 142/123+214/80 87/80+87/123, ri 142/121+214/79 58/121+87/79
remitly di 35/144+214/144 14/144+87/144, ri 35/144+214/144 14/144+87/144
ria bi 214/148+214/157 116/148+116/157
western-union bi 285/172 116/172, di 285/172+356/172 116/172+145/172, ri 285/172+356/172 116/172+145/172
worldremit bi 142/246 58/246, di 142/246 58/246, ri 142/246 58/246

ESP-NGA
money-exchange bi 357/95 145/95, ca 357/-11 180/-11
moneygram di 393/71 159/71, ri 393/52 159/52
remitly di 0/144+0/144 0/144+0/144, ri 0/144+0/144 0/144+0/144
ria bi 214/136 87/136, di 214/166 87/166, ri 214/166 87/166
western-union bi 214/73+356/73 116/73+145/73, di 356/73 145/73, ri 356/73 145/73
worldremit bi 0/71 0/71, di 0/71 0/71, ri 0/71 0/71

ESP-PER
exact-change bi 643/310 261/310
money-exchange bi 214/96 87/96, ca 207/135 84/135
moneygram di 71/107+71/230 29/107+29/230, ri 71/97+71/140 29/97+29/140
remitly di 214/95+214/95 87/95+87/95, ri 214/95+214/95 87/95+87/95
ria ca 443/59 180/59
western-union di 356/95 145/95, ri 356/95 145/95
worldremit bi 142/196 58/196

ESP-PHL
money-exchange ca 214/15 203/15
moneygram di 71/55+142/55+285/52 29/55+58/55+116/52, ri 71/55+142/55 29/55+58/55
remitly di 71/200+214/200 29/101+87/101, ri 71/200+214/200 29/101+87/101
ria bi 214/11 87/11
western-union di 285/56+356/78 116/56+145/78, ri 285/56+356/78 116/56+145/78
wise di 219/0 178/0, ri 279/0 239/0
worldremit bi 178/110+214/110 29/110+87/110, di 178/110+214/110 29/110+87/110, ri 178/110+214/110 29/110+87/110

ESP-ROU
exact-change bi 1786/168 725/168
money-exchange bi 214/323 170/323, ca 207/17 171/17
moneygram ca 707/162 342/162, di 71/201+457/201 29/201+313/201, ri 71/201+457/201 29/201+313/201
remitly di 142/106 58/106, ri 142/106 58/106
ria ca 393/139 159/139
western-union bi 356/107 174/107, di 214/46+356/97 116/46+174/97, ri 214/46+356/97 116/46+174/97
wise bi 148/1 89/1, di 226/1 168/1, ri 286/1 228/1

FRA-CHN
la-banque-postale-via-western-union di 277/478 112/428
moneygram di 356/442 145/442, ri 356/442 145/442
remitly bi 285/62 116/62, di 285/120+285/120 116/120+116/120, ri 285/120+285/120 116/120+116/120
ria ca 207/131 84/131
western-union di 71/34+214/126+277/461 29/34+87/126+112/411, ri 71/34+214/126+277/461 29/34+87/126+112/411
wise bi 296/0 169/0, di 375/0 248/0, ri 435/0 308/0
xoom bi 215/164 57/147

FRA-CIV
atl-money-transfer di 500/230+500/230 500/230+500/230, ri 500/230+500/230 500/230+500/230
la-banque-postale-via-western-union di 285/-39 174/-39
moneygram di 285/1 174/1, ri 285/1 174/1
orange-money mm 214/13 87/13
remitly di 428/-35+428/-35+428/26 377/-35+377/-35+377/26, ri 428/-35+428/-35+428/26 377/-35+377/-35+377/26
ria ca 139/-36 172/-36, da 457/15 319/15, ra 457/15 319/15
taptap-send di 143/-20 58/-20
western-union ca 386/-24 290/-24, di 285/-24 174/-24, ri 285/-24 174/-24

FRA-CMR
ace-money-transfer di 71/115 29/115, ri 71/115 29/115
moneygram di 0/193 0/193, ri 0/193 0/193
remitly di 0/126+0/126+0/126 0/126+0/126+0/126, ri 0/126+0/126+0/126 0/126+0/126+0/126
ria ca 500/126 333/126, di 457/126 319/126, ri 457/126 319/126
western-union ca 386/159 290/159, di 285/159 174/159, ri 285/159 174/159
worldremit di 142/128+314/128 58/128+187/128, ri 142/128+313/128 58/128+187/128

FRA-COM
la-banque-postale-via-western-union di 285/50 174/50
moneygram di 285/29 116/29, ri 285/29 116/29
remitly di 285/-9+285/273 377/-9+377/273, ri 285/-9+285/273 377/-9+377/273
ria ca 500/-10 333/-10
western-union ca 493/-10 551/-10, di 285/-10 174/-10, ri 285/-10 174/-10

FRA-DZA
caisse-depargne-ille-de-france bb 4500/13 1826/13

FRA-HTI
la-banque-postale-via-western-union di 285/222 116/222
moneygram di 285/125 116/125
remitly di 285/192 116/192, ri 285/192 116/192
ria ca 282/180 114/180
western-union ca 279/374 261/374, di 285/164 116/164, ri 285/164 116/164

FRA-IND
ace-money-transfer di 142/3 58/3, ri 142/3 58/3
bank-of-india bb 714/193+1429/193 290/193+580/193, bc 714/193+1429/193 290/193+580/193, bi 714/193+1429/193 290/193+580/193
banque-populaire bb 2979/13 1209/13
banque-populaire-via-wise bi 140/0 93/0
boursorama bi 1429/0 580/0
moneygram di 356/80 145/80, ri 356/80 145/80
remitly di 71/103+71/103 29/103+29/103, ri 71/103+71/103 29/103+29/103
ria ca 429/77 290/77
western-union ca 350/377 258/377, di 214/71+285/124 87/71+116/124, ri 214/71+285/124 87/71+116/124
wise bi 139/7 93/7, di 219/7 172/7, ri 279/7 232/7
worldremit di 142/81 58/81, ri 142/81 58/81

FRA-LBN
moneygram di 356/241 145/241, ri 356/241 145/241
remitly di 142/201+214/23 58/201+87/23, ri 142/201+214/23 58/201+87/23
western-union ca 393/888 435/888, di 285/182 116/182, ri 285/182 116/182
worldremit di 142/368 58/368, ri 142/368 58/368

FRA-MAR
ace-money-transfer di 214/42 150/42, ri 214/42 150/42
attijariwafa-bank bb 250/42 101/42, bi 107/42 43/42
banque-chaabi-de-maroc cb 357/42 145/42
banque-populaire bb 2979/15 1209/15
banque-populaire-via-wise bi 489/0 320/0
boursorama bi 0/258 0/258
caisse-depargne-ille-de-france bb 4500/-9 1826/-9, bc 4500/7 1826/7, bi 4500/-12 1826/-12
caisse-depargne-ille-de-france-via-wise bi 489/0 320/0
la-banque-postale-via-western-union di 285/166 116/166
moneygram di 285/75 116/75, ri 285/75 116/75
remitly di 0/146+0/146+71/146 0/146+0/146+29/146, ri 0/146+0/146+71/146 0/146+0/146+29/146
ria ca 429/42 319/42
transfergo bi 0/182 0/182, di 0/249 0/249, ri 0/246 0/246
western-union ca 350/406 258/406, di 214/96+285/194 87/96+116/194, ri 214/96+285/194 87/96+116/194
wise bi 490/2 320/2, di 568/2 398/2, ri 627/2 457/2
worldremit di 71/209 29/209, ri 71/209 29/209
xoom bi 106/353 43/353, di 106/353 43/353, mi 106/353 43/353, ri 106/353 43/353

FRA-MDG
moneygram di 285/134 116/134, ri 285/134 116/134
remitly di 71/451+214/451 29/451+87/451, ri 71/451+214/451 29/451+87/451
ria ca 500/87 333/87
western-union ca 393/912 435/912, di 71/223+285/178 58/223+116/178, ri 71/223+285/178 58/223+116/178
worldremit di 71/336 29/336, ri 71/336 29/336

FRA-MLI
la-banque-postale-via-western-union di 285/47 174/47
moneygram di 285/1 116/1, ri 285/1 116/1
orange-money mm 214/13 87/13
ria ca 500/-35 333/-35
taptap-send di 143/-20 58/-20
western-union ca 386/-28 290/-28, di 285/-28 174/-28, ri 285/-28 174/-28

FRA-SEN
la-banque-postale-via-western-union di 285/24 174/24
moneygram di 285/-1 116/-1, ri 285/-1 116/-1
remitly di 136/-34+279/-34+279/25 55/-34+113/-34+113/25, ri 136/-34+279/-34+279/25 55/-34+113/-34+113/25
ria ca 500/-34 333/-34
western-union ca 386/20 290/20, di 71/20+285/20 29/20+174/20, ri 71/20+285/20 29/20+174/20
worldremit di 151/-27 109/-27, ri 151/-27 109/-27

FRA-SRB
moneygram di 356/183 145/183, ri 356/183 145/183
remitly di 285/204+285/204 116/204+116/204, ri 285/204+285/204 116/204+116/204
ria ca 786/0 493/0
western-union ca 1143/0+1143/135 754/0+754/135, di 1071/234 725/234, ri 1071/234 725/234

FRA-TGO
la-banque-postale-via-western-union di 285/-37 174/-37
moneygram di 285/-1 116/-1, ri 285/-1 116/-1
remitly di 356/-34+356/25 261/-34+261/25, ri 356/-34+356/25 261/-34+261/25
ria ca 500/-33 333/-33
western-union ca 493/-20 551/-20, di 285/-20 174/-20, ri 285/-20 174/-20

FRA-TUN
attijariwafa-bank bb 250/-46 101/-46, bi 107/-46 43/-46
la-banque-postale-via-western-union di 285/197 116/197
moneygram di 0/249+249/72 0/249+101/72, ri 0/249+249/72 0/249+101/72
remitly di 71/337+106/336 29/337+43/336, ri 71/337+106/336 29/337+43/336
ria ca 636/53 493/53
societe-generale bb 2571/253 1043/253
western-union ca 250/731 229/731, di 285/262 116/262, ri 285/262 116/262
worldremit di 142/216 58/216, ri 142/216 58/216

FRA-VNM
la-banque-postale-via-western-union di 285/884 116/820
moneygram di 214/117+285/17 87/117+116/17, ri 214/117+285/17 87/117+116/17
remitly di 214/69+214/69+214/69 87/69+87/69+87/69, ri 214/69+214/69+214/69 87/69+87/69+87/69
ria ca 636/57 493/57
western-union ca 814/841 390/841, di 285/844 116/780, ri 285/844 116/780
wise bi 196/0 120/0, di 276/0 199/0, ri 335/0 259/0

GBR-AFG
moneygram di 416/389 166/389, ri 333/421 133/421
western-union ca 492/1117 197/1117

GBR-ALB
moneygram ca 416/115 166/115, di 416/144 166/144, ri 416/214 166/214
post-office-uk-via-western-union di 0/184+158/209+158/283 0/184+63/209+63/283, ri 0/184+158/209+158/283 0/184+63/209+63/283
remitly bi 166/284+166/289 66/284+66/289, di 249/284+249/291 100/284+100/291, ri 249/284+249/289 100/284+100/289
revolut di 250/32 100/33, ri 250/31 100/32
ria ca 492/380+492/396 297/380+297/396, da 492/380+492/396 297/380+297/396, di 249/146 100/146, ri 249/146 100/146
western-union bi 249/324 100/324, ca 742/1231+742/1267 463/1231+463/1267, dc 0/177+0/492 0/177+0/492, rc 0/177+0/492 0/177+0/492

GBR-BGD
ific-money-transfer di 93/235+93/235 42/235+42/235
moneygram di 416/272 166/272, ri 416/321 166/321
remitly bi 83/325+83/325+249/325 33/325+33/325+100/325, di 83/325+83/325+249/325 33/325+33/325+100/325, ri 83/325+83/325+249/325 33/325+33/325+100/325
ria di 167/273 67/273, ri 167/273 67/273
sendwave di 0/518 0/518, ri 0/567 0/567
sonali-bank bb 0/241+0/241 0/241+0/241, bc 0/241+0/241 0/241+0/241
western-union bi 166/331 66/331, ca 492/319 197/319
wise bi 229/265 140/265, di 295/265 205/265, ri 451/265 361/265
worldremit bi 83/547 33/547, di 83/547 33/547, ri 83/547 33/547
xoom bi 249/489 100/489, di 249/489 100/489, ri 249/489 100/489

GBR-BGR
moneygram ca 617/217+617/259 263/217+263/259, di 0/260+416/260 0/260+166/260, ri 0/289+416/290 0/289+166/290
remitly bi 249/266+249/266 100/266+100/266, di 333/266+333/266 133/266+133/266, ri 333/266+333/266 133/266+133/266
ria ca 625/263 267/263, da 625/263 267/263
western-union ca 658/1180+658/1211 263/1180+263/1211
wise bi 137/-5+137/1 80/-5+80/1, di 201/0+202/-4 145/-4+145/0, ri 263/0+358/0 264/0+302/0

GBR-BRA
alpha-transfers bc 250/180 100/180, ca 250/316 100/316, cc 250/316 100/316
moneygram di 0/220+416/911 0/220+166/911, ri 0/141+416/834 0/141+166/834
paysend bi 0/99+0/99 0/99+0/99, di 0/99+0/99 0/99+0/99, ri 83/100 33/100
post-office-uk-via-western-union bi 0/85+158/711 0/85+63/711, di 0/85+158/711 0/85+63/711
remitly bi 166/14+166/14 66/14+66/14, di 166/79+166/79 66/79+66/79, ri 166/79+166/79 66/79+66/79
speedfast ca 250/280 100/280
western-union bi 166/104 66/104, ca 492/243 197/243
wise bi 140/0 113/0, di 204/0 177/0, ri 360/0 333/0
xoom ri 249/370 100/370

GBR-CHN
moneygram bi 0/72 0/72, di 0/72+0/129+416/266 0/72+0/129+166/266, ri 0/155+0/209+416/334 0/155+0/209+166/334
remitly bi 249/63 100/63, di 249/108 100/108, ri 249/108 100/108
ria di 667/222 267/222, ri 667/222 267/222
western-union bi 166/91+249/166 66/91+100/166, ca 492/745 263/745, di 166/91 66/91, ri 166/91 66/91
wise bi 267/0 150/0, di 333/0 215/0, ri 489/0 371/0
xoom bi 285/172 77/156, di 285/172 88/156, ri 348/172 80/156

GBR-ERI
dahabshiil ca 600/235 600/235
remitly bi 249/243 100/243, di 333/243 133/243, ri 333/243 133/243
ria ca 500/968 500/968, da 500/968 500/968
talkremit di 167/258 67/258, ri 167/252 67/252
western-union bi 416/318 166/318, ca 658/1064 263/1064
xoom di 249/444 100/444, ri 249/444 100/444

GBR-ETH
ace-money-transfer di 166/93 66/93, ri 166/93 66/93
dahabshiil da 600/858 600/858
moneygram bi 0/347 0/347, di 416/395 166/395, ri 416/221 166/221
remitly bi 166/37+166/37 66/37+66/37, di 166/37+166/37 66/37+66/37, ri 166/37+166/37 66/37+66/37
ria ca 200/433 200/433, da 200/433 200/433
western-union bi 166/86+249/132 66/86+100/132
worldremit bi 0/450 0/450, di 0/450 0/450, ri 0/450 0/450

GBR-GHA
ace-money-transfer di 167/142 67/142, ri 167/142 67/142
atl-money-transfer di 0/1885+0/1885 0/1885+0/1885, ri 0/1885+0/1885 0/1885+0/1885
cashminute bi 0/-3 0/-3, di 0/-3 0/-3
moneygram di 166/81 66/81, ri 166/77 66/77
post-office-uk-via-western-union bi 158/296 63/296, di 158/295 63/295
remitly bi 0/92+0/92+0/92 0/92+0/92+0/92, di 0/92+0/92+0/92 0/92+0/92+0/92, ri 0/92+0/92+0/92 0/92+0/92+0/92
ria di 250/121 133/121, ri 250/121 133/121
sendwave di 0/138 0/138, ri 0/130 0/130
taptap-send di 0/97 0/97
unity-link bi 0/59+0/59 0/59+0/59
western-union ca 658/613 263/613, di 166/445 66/445, ri 166/445 66/445
wise bi 313/2 234/2, di 378/2 299/2, ri 531/2 453/2
worldremit bi 0/124 0/124, di 0/124 0/124, ri 0/124 0/124

GBR-GMB
ace-money-transfer di 166/1059 66/1059, ri 166/1059 66/1059
atl-money-transfer di 250/1692 220/1692, ri 300/1692 270/1692
cashminute bi 167/850 67/850, di 167/850 67/850
moneygram di 416/851 166/851, ri 416/800 166/800
paysend bi 83/722 33/722
post-office-uk-via-western-union bi 158/1226 63/1226, di 158/1226 63/1226
remitly bi 83/849+83/849 33/849+33/849, di 166/849+166/849 66/849+66/849, ri 166/849+166/849 66/849+66/849
ria di 242/1036 97/1036, ri 242/1037 97/1037
western-union bi 249/908 100/908, ca 658/922 263/922
yayeh-instant-services bi 0/830 0/830

GBR-IND
icici-bank bb 83/38 33/38, bc 83/38 33/38, bi 83/41 33/41
moneygram bi 166/25 66/25, di 166/25 66/25, ri 166/30 66/30
paysend bi 83/37 33/37
punjab-national-bank bi 0/218+0/218 0/66+0/66
remitly di 166/45 66/45, ri 166/45 66/45
ria di 208/43 100/43, ri 208/43 100/43
skrill bi 0/49 0/49
state-bank-of-india bi 0/15 0/15, db 0/15 0/15
western-union bi 83/15+166/35 33/15+66/35, ca 242/71 130/71
wise bi 109/0 74/0, di 173/0 138/0, ri 331/0 295/0
worldremit bi 166/63 66/63, di 166/63 66/63, ri 166/63 66/63
xoom bi 166/141 66/141, di 166/141 66/141, ri 166/141 66/141

GBR-JAM
jn-money di 292/212+292/212 117/212+117/212
moneygram di 333/66 133/66, ri 333/135 133/135
post-office-uk-via-western-union bi 158/348 63/348, di 158/348 63/348, ri 158/348 63/348
remitly bi 166/106+166/106 66/106+66/106, di 166/230+166/230 66/230+66/230, ri 166/230+166/230 66/230+66/230
ria di 667/110 267/110, ri 667/110 267/110
western-union ca 492/292 197/292, dc 0/-127 0/-127, di 416/232 166/232, rc 0/-127 0/-127, ri 416/232 166/232

GBR-KEN
ace-money-transfer di 83/22 33/22, ri 83/22 33/22
cashminute bi 167/169 133/169, di 167/169 133/169
moneygram di 166/164 66/164, ri 166/197 66/197
remitly bi 0/177+0/177 0/177+0/177, di 0/177+0/177 0/177+0/177, ri 0/177+0/177 0/177+0/177
ria di 667/207 267/207, ri 667/207 267/207
sendwave di 0/38 0/38, ri 0/42 0/42
skrill bi 0/265 0/265
western-union bi 166/241 66/241, ca 658/958 263/958, di 166/368 66/368, ri 166/368 66/368
wise bi 266/1 169/1, di 331/1 234/1, ri 486/1 389/1
worldremit bi 0/118 0/118, di 0/118 0/118, ri 0/118 0/118

GBR-LBN
moneygram di 416/173 166/173, ri 416/247 166/247
remitly bi 83/200+166/33 33/200+66/33, di 166/200+249/33 66/200+100/33, ri 166/200+249/33 66/200+100/33
western-union bi 166/360 66/360, ca 1492/967 797/967, di 166/360 66/360, ri 166/360 66/360
worldremit bi 166/330 66/330, di 166/330 66/330, ri 166/330 66/330

GBR-LKA
ace-money-transfer bi 166/23+166/23 66/23+66/23, di 166/23 66/23, ri 166/23 66/23
global-exchange-ltd ba 417/-14+417/-14 167/-14+167/-14, bi 250/-10+250/39 100/-10+100/39, ca 417/-14+417/-14 167/-14+167/-14
moneygram di 416/3 166/3, ri 416/66 166/66
post-office-uk-via-western-union bi 0/188 0/188, di 0/188 0/188, ri 0/188 0/188
remitly bi 75/38+75/38 30/38+30/38, di 158/38+158/38 63/38+63/38, ri 158/38+158/38 63/38+63/38
ria di 242/263 97/263, ri 242/263 97/263
western-union bi 83/36+249/282 33/36+100/282, ca 242/689 97/689
wise bi 210/1 114/1, di 276/2 179/2, ri 433/1 336/1

GBR-LTU
arcapay bi 0/188 0/187
moneygram ca 416/391 166/391, di 0/122+416/185 0/122+166/185, ri 0/183+417/225 0/183+167/225
opal-transfer bi 250/249 100/249, di 250/249 100/249
paysend bi 0/125 0/125, di 0/125 0/125
remitly bi 249/143+249/143 100/143+100/143, di 249/193+249/193 100/193+100/193, ri 249/193+249/193 100/193+100/193
ria di 667/190 267/190, ri 667/190 267/190
skrill bi 0/139 0/139
transfergo bi 0/76 0/70, di 0/75 0/69, ri 0/72 0/66
western-union bi 166/128+249/185 66/128+100/185, ca 1408/1118 797/1118

GBR-NGA
cashminute bi 0/101 0/101, di 0/101 0/101
moneygram bi 0/3 0/3, di 83/3+416/32 33/3+166/32, ri 83/20+416/32 33/20+166/32
paysend bi 0/64 0/64, di 0/64 0/64
post-office-uk-via-western-union bi 158/116 63/116, di 158/116 63/116
remitly bi 0/25+0/25 0/25+0/25, di 0/25+0/25 0/25+0/25, ri 0/25+0/25 0/25+0/25
ria di 166/0 133/0, ri 166/0 133/0
sendwave di 0/1 0/1, ri 0/-12 0/-12
western-union bi 83/218+416/218 33/218+100/218, ca 492/79 263/79, di 166/218+416/218 66/218+166/218, ri 166/218+416/218 66/218+166/218
worldremit bi 0/28 0/28, di 0/28 0/28, ri 0/28 0/28

GBR-NPL
ace-money-transfer bi 83/-6 33/-6
moneygram ca 416/182 166/182
remitly bi 83/35+83/35+333/35 33/35+33/35+133/35, di 83/35+83/35+333/35 33/35+33/35+133/35, ri 83/35+83/35+333/35 33/35+33/35+133/35
ria di 125/61 50/61, ri 125/61 50/61
western-union bi 166/188 66/188, ca 242/987 97/987, di 42/98+166/188 17/98+66/188, ri 42/98+166/188 17/98+66/188
wise bi 219/0 153/0, di 284/0 217/0, ri 440/0 373/0

GBR-PAK
ace-money-transfer bi 0/130 0/130, di 0/130 0/130, ri 0/130 0/130
moneygram di 166/39 66/39, ri 166/35 66/35
remitly bi 249/45+249/45 0/45+0/45, di 249/71+249/71 0/71+0/71, ri 249/71+249/71 0/71+0/71
ria di 249/12 0/12, ri 249/12 0/12
ubl bc 0/141 0/141, bi 0/46 0/46
western-union bi 83/53+166/91 33/53+66/91, ca 492/436 197/436, dc 83/-226 33/-226, rc 83/-226 33/-226
wise bi 142/13 92/13, di 206/13 157/13, ri 365/13 314/13
worldremit bi 83/168+83/258 0/168+0/258, di 83/168+83/258 0/168+0/258, ri 83/168+83/258 0/168+0/258

GBR-PHL
iremit bi 500/376+500/376 200/376+200/376
moneygram di 0/44+166/4+166/33 0/44+66/4+66/33, ri 0/85+166/52+166/58 0/85+66/52+66/58
paysend bi 83/31 33/31
pnb-philippines-national-bank bb 500/6+500/43 200/6+200/43, bi 458/6+458/43 183/6+183/43
remitly bi 166/83 66/83, di 166/183 66/183, ri 166/183 66/183
ria di 166/20+333/47 66/20+133/47, ri 166/20+333/47 66/20+133/47
western-union bi 166/147+166/147 33/147+66/147, ca 658/424 263/424, di 166/147+333/147 66/147+133/147, ri 166/147+333/147 66/147+133/147
wise bi 110/1 80/1, di 175/1 146/1, ri 333/1 302/1
worldremit bi 0/61+249/6 0/61+100/6, di 0/61+249/6 0/61+100/6, ri 0/61+249/6 0/61+100/6
xoom bi 166/281 66/281, di 166/281 66/281

GBR-POL
arcapay bi 0/192 0/193, di 0/192 0/193, ri 0/192 0/193
moneygram bi 0/106 0/106, ca 416/278+416/343 166/278+166/343, di 0/106 0/106, ri 0/64 0/64
opal-transfer bi 250/187 100/187, di 250/187 100/187
remitly bi 83/22+83/22 33/22+33/22, di 83/92+83/92 33/92+33/92, ri 83/92+83/92 33/92+33/92
ria ca 417/198 167/198
sami-swoi bc 0/168 0/168, bi 0/168 0/168
tonio di 0/18 0/18, ri 0/18 0/18
transfergo bi 0/40 0/40, di 0/68 0/63, ri 0/69 0/64
western-union bi 83/206+249/254 33/206+100/254, ca 492/831 197/831
wise bi 107/1 66/1, di 173/1 131/1, ri 328/1 288/1

GBR-ROU
moneygram di 0/151+0/191+249/46+416/107 0/151+0/191+100/46+166/107, ri 0/112+0/127+249/21+416/105 0/112+0/127+100/21+166/105
opal-transfer bi 42/249 17/249, di 42/249 17/249
remitly bi 0/95+249/95 0/95+100/95, di 0/135+249/135 0/135+100/135, ri 0/135+249/135 0/135+100/135
ria di 250/34 100/34, ri 250/34 100/34
western-union bi 83/117+166/268 33/117+66/268, ca 658/745 263/745
wise bi 118/0 70/0, di 183/0 135/0, ri 339/0 292/0

GBR-RWA
cashminute bi 167/3307 133/3307, di 167/3307 133/3307
moneygram di 0/176+416/166 0/176+166/166, ri 0/209+0/300+416/209 0/209+0/300+166/209
remitly bi 0/182+0/182 0/182+0/182, di 0/182+0/182 0/182+0/182, ri 0/182+0/182 0/182+0/182
ria ca 500/345 500/345, da 500/345 500/345
western-union bi 249/293 100/293, ca 658/990 263/990
worldremit bi 0/223 0/223, di 0/223 0/223, ri 0/223 0/223
xoom bi 249/618 100/618, di 249/618 100/618, ri 249/618 100/618

GBR-SLE
ace-money-transfer di 166/280 133/280, ri 166/280 133/280
cashminute bi 167/185 133/185, di 167/185 133/185
moneygram ca 249/191 100/191
remitly bi 166/205+166/205 66/205+66/205, di 166/205+166/205 66/205+66/205, ri 166/205+166/205 66/205+66/205
ria di 416/295 166/295, ri 416/295 166/295
western-union bi 249/356 100/356, ca 658/1319 263/1319
worldremit bi 166/391 66/391, di 166/391 66/391, ri 166/391 66/391

GBR-SOM
amal-express ca 379/255 455/255
dahabshiil ca 600/238+600/271 600/238+600/271
iftin-express ca 454/250 455/250
transfer-galaxy bi 50/587+50/587 50/587+50/587, di 50/587+50/591 50/587+50/591, ri 50/587+50/591 50/587+50/591
western-union bi 249/140 100/140, ca 825/997 663/997, di 249/140 100/140, ri 249/140 100/140
worldremit bi 249/259 100/259, di 249/259 100/259, ri 249/259 100/259

GBR-SSD
dahabshiil ca 600/385 600/385
moneygram di 416/373 166/373, ri 416/373 166/373
post-office-uk-via-western-union bi 158/317 63/317, di 158/317 63/317, ri 158/317 63/317
western-union ca 658/432+658/964 263/432+263/964, di 249/374 100/374, ri 249/374 100/374

GBR-THA
bangkok-bank bi 1250/207 500/207
kapook bi 250/169 150/169
moneygram di 416/21 166/21, ri 416/14 166/14
remitly bi 83/272+83/272+83/272 33/272+33/272+33/272, di 166/272+166/272+166/272 66/272+66/272+66/272, ri 166/272+166/272+166/272 66/272+66/272+66/272
ria di 667/37 267/37, ri 667/37 267/37
western-union bi 166/276 66/276, ca 742/875 463/875, di 166/276 66/276, ri 166/276 66/276
wise bi 158/6 98/6, di 223/7 163/7, ri 378/7 320/7
worldremit bi 0/341 0/341, di 0/341 0/341, ri 0/341 0/341

GBR-TZA
cashminute bi 167/306 133/306, di 167/306 133/306
moneygram di 0/513+416/416 0/513+166/416, ri 0/347+416/239 0/347+166/239
remitly bi 0/221+0/221 0/221+0/221, di 0/221+0/221 0/221+0/221, ri 0/221+0/221 0/221+0/221
ria ca 200/334 200/334, da 200/334 200/334
sendwave di 0/390 0/390, ri 0/108 0/108
western-union bi 249/475 100/475, ca 658/1093 263/1093
wise bi 343/193 284/193, di 407/193 348/193, ri 561/193 502/193
worldremit bi 0/391 0/391, di 0/391 0/391, ri 0/391 0/391

GBR-UGA
ace-money-transfer di 83/118 33/118, ri 83/118 33/118
cashminute bi 167/140 133/140, di 167/140 133/140
dahabshiil ca 600/369 600/369
moneygram di 0/173+416/292 0/173+166/292, ri 0/179+416/310 0/179+166/310
post-office-uk-via-western-union bi 158/287 63/287, di 158/287 63/287
remitly bi 83/357+83/357+83/357 33/357+33/357+33/357, di 83/357+83/357+83/357 33/357+33/357+33/357, ri 83/357+83/357+83/357 33/357+33/357+33/357
ria di 667/322 267/322, ri 667/322 267/322
sendwave di 0/128 0/128, ri 0/127 0/127
western-union bi 249/359 100/359, ca 658/972 263/972, di 416/359 166/359, ri 416/359 166/359
wise bi 162/-12 104/-12, di 227/-12 169/-12, ri 383/-12 326/-12
worldremit bi 0/132 0/132, di 0/132 0/132, ri 0/132 0/132

GBR-VNM
moneygram di 416/71+416/139 166/71+166/139, ri 416/75+416/151 166/75+166/151
paysend bi 83/72 33/72
post-office-uk-via-western-union bi 0/167 0/167, di 0/167 0/167, ri 0/167 0/167
remitly bi 0/73+0/73 0/73+0/73, di 249/73+249/73 100/73+100/73, ri 249/73+249/73 100/73+100/73
ria di 667/145 267/145, ri 667/145 267/145
skrill bi 0/135 0/135
western-union bi 83/248+249/215 33/248+100/215, ca 742/1025 463/1025, di 166/119 66/119, ri 166/119 66/119
wise bi 169/0 102/0, di 233/0 167/0, ri 391/0 324/0

GBR-ZAF
cassava-remit bi 0/401 0/401, di 0/401 0/401, ri 0/400 0/400
expresslinks-uk bi 413/109 165/109
moneygram bi 0/207 0/207, di 416/804 166/804, ri 416/799 166/799
mukuru bi 291/441+491/66 116/413+230/66
remitly bi 83/127+416/127 33/127+166/127, di 83/156+416/156 33/156+166/156, ri 83/156+416/156 33/156+166/156
ria ca 500/244 500/244
western-union bi 249/537 100/537, ca 658/993 263/993
wise bi 583/0 268/0, di 647/0 333/0, ri 803/0 490/0
worldremit bi 333/367 133/367, di 333/367 133/367, ri 333/367 133/367

GBR-ZMB
moneygram di 416/77 166/77, ri 416/103 166/103
paysend bi 83/279 33/279, di 83/279+83/279 33/279+33/279
remitly bi 166/135+166/135 66/135+66/135, di 166/135+166/135 66/135+66/135, ri 166/135+166/135 66/135+66/135
ria di 667/108 267/108, ri 667/108 267/108
western-union bi 249/225 100/225, ca 658/913 263/913
worldremit bi 83/145+166/145 33/145+66/145, di 83/145+166/145 33/145+66/145, ri 83/145+166/145 33/145+66/145

GBR-ZWE
cassava-remit bi 0/450+0/450 0/450+0/450, di 0/450+0/450 0/450+0/450, ri 0/449 0/449
expresslinks-uk bi 246/419 98/419
moneygram di 416/163 166/163, ri 416/179 166/179
mukuru bi 241/482 96/482
remitly bi 83/304+83/304 33/304+33/304, di 166/304+166/304 66/304+66/304, ri 166/304+166/304 66/304+66/304
western-union bi 249/265 100/265, ca 492/888 263/888
worldremit bi 124/109+249/-86 50/109+100/-86, di 124/109+249/439 50/109+100/439, ri 124/109+249/439 50/109+100/439

GHA-NGA
ecobank-rapid-transfer bb 667/535 500/535, bi 300/982 300/982, cb 667/576 500/576
uba-africash bb 833/553 333/553, cb 833/541 333/541
united-bank-for-africa-uba bb 833/554 333/554, bc 833/596 333/596

IND-LKA
bank-of-baroda bb 410/27 243/27, bi 410/27 243/27
bank-of-india bb 444/30 177/30, bi 444/30 177/30
icici-bank-money2world bb 921/206 372/206, bi 699/221 284/221
state-bank-of-india bb 779/22 311/22, bi 779/22 311/22

IND-NPL
bank-of-baroda bb 410/27 243/27, bi 410/27 243/27
bank-of-india bb 444/30 177/30, bi 444/30 177/30
icici-bank-money2world bb 921/206 372/206, bi 699/206 284/206
punjab-and-sind-bank bb 56/-1+56/-1 23/-1+23/-1, cb 56/-1+56/-1 23/-1+23/-1
punjab-national-bank bb 44/1 36/1, bi 44/1 36/1, cb 44/1 36/1
sbi-nepal-express-remit bb 56/1+164/1+164/1 23/1+66/1+66/1, cb 56/1+164/1+164/1 23/1+66/1+66/1
state-bank-of-india bb 779/22 311/22, bi 779/22 311/22

ISR-MAR
israel-discount-bank bb 1300/47 520/47
moneygram ca 900/-7 680/-7
western-union ca 1050/648 740/648

ITA-ALB
banca-intesa-sanpaolo bb 3357/0 1362/0, cb 3650/0 1481/0
banca-intesa-sanpaolo-via-western-union bi 429/0 449/0, di 429/0 449/0, ri 429/0 449/0
banca-monte-dei-paschi-di-siena bb 3589/0 1457/0, bc 3589/0 1457/0
moneygram di 285/0 145/0, ri 285/0 145/0
poste-italiane-via-moneygram cp 643/0 478/0
poste-italiane-via-western-union di 71/0 75/0
ria di 321/0 217/0, ri 321/0 217/0
unicredit-banca bb 1846/0 749/0, bc 1846/0 749/0
western-union di 285/266 150/266, ri 285/266 150/266

ITA-BGD
banca-intesa-sanpaolo bb 3357/0 1362/0, bi 3357/0 1362/0, cb 3579/0 1452/0
extrabanca bb 1786/438 725/438
janata-exchange-company cb 214/267 145/267
moneygram di 71/461+356/448 29/461+145/448, ri 71/461+285/390 29/461+116/390
national-exchange-company ca 179/278+214/278 72/278+87/278
poste-italiane-via-moneygram cp 357/189 159/189
poste-italiane-via-western-union di 71/227 29/227
remitly di 71/449+71/449+214/449 29/449+29/449+87/449, ri 71/449+71/449+214/449 29/449+29/449+87/449
ria di 179/483 72/483, ri 179/483 72/483
skrill di 0/575 0/575, ri 50/631 50/631
western-union di 214/467 116/467, ri 214/467 116/467
wise bi 255/366 157/366, di 334/366 235/366, ri 393/366 295/366
worldremit di 285/663 116/663, ri 285/663 116/663

ITA-BRA
extrabanca bb 1786/139+1786/139 725/139+725/139
moneygram di 71/140 29/140, ri 71/170+356/949 29/170+145/949
national-exchange-company ca 214/-129 87/-129
poste-italiane-via-moneygram cp 357/-39 290/-39
poste-italiane-via-western-union di 71/126 29/126
remitly di 142/150 58/150, ri 142/150 58/150
ria di 107/163 43/163, ri 107/163 43/163
unicredit-banca bb 2750/492 1116/492
western-union di 214/165 87/165, ri 214/165 87/165
wise bi 169/0 131/0, di 249/0 210/0, ri 308/0 270/0
xoom bi 214/327 87/327, di 214/327 87/327, ri 214/327 87/327

ITA-CHN
extrabanca bb 1786/148+1786/148 725/148+725/148
moneygram di 71/127 29/127, ri 71/181 29/181
paysend bi 30/48 30/48, di 30/48 30/48
poste-italiane-via-moneygram cp 714/137 478/137
poste-italiane-via-western-union di 71/314 29/290
remitly di 285/122 116/122, ri 285/122 116/122
western-union di 214/362 116/337, ri 214/362 116/337
wise bi 296/0 169/0, di 375/0 248/0, ri 435/0 308/0

ITA-ECU
banca-intesa-sanpaolo bb 2429/4 986/9, bi 2429/4 986/9, cb 2650/167 1075/167
extrabanca bb 1786/148+1786/148 725/148+725/148
moneygram di 71/144+136/108 29/144+55/108, ri 71/152+136/116 29/152+55/116
national-exchange-company ca 214/122 87/122
poste-italiane-via-moneygram cp 357/-104 290/-104
poste-italiane-via-western-union di 71/87 29/87
remitly di 214/50+214/50 87/50+87/50, ri 214/50+214/50 87/50+87/50
ria di 136/128 55/128, ri 136/128 55/128
unicredit-banca bb 2750/0 1116/0
western-union di 214/85 116/85, ri 214/85 116/85
xoom bi 214/235 87/235, di 214/235 87/235, ri 214/235 87/235

ITA-EGY
banca-intesa-sanpaolo bb 3357/0 1362/0, cb 3579/0 1452/0
banca-intesa-sanpaolo-via-western-union bi 536/161 377/161, di 536/161 377/161, ri 536/161 377/161
extrabanca bb 1786/148+1786/148 725/148+725/148
moneygram di 71/142 29/142, ri 71/175 29/175
poste-italiane-via-moneygram cp 529/-140+529/1 386/-140+386/1
poste-italiane-via-western-union di 71/111 29/111
remitly di 214/130 87/130, ri 214/130 87/130
ria ca 321/414 217/414
western-union bi 142/195 58/195, di 142/195 58/195, ri 142/195 58/195
wise bi 613/2 305/2, di 691/2 384/2, ri 752/2 444/2

ITA-ETH
money-exchange-italia bi 250/482 250/482, ca 250/513 250/513
moneygram ca 250/226 188/226, di 356/568 145/568, ri 356/530 145/530
poste-italiane-via-moneygram cp 529/291 386/291
remitly di 214/196+214/196+214/196 87/196+87/196+87/196, ri 214/196+214/196+214/196 87/196+87/196+87/196
ria di 321/503+500/-1244 217/503+500/-1244, ri 321/503+500/-1244 217/503+500/-1244
western-union di 214/30 116/30, ri 214/30 116/30
worldremit di 356/278 145/278, ri 356/278 145/278

ITA-IND
extrabanca bb 1786/148+1786/148 725/148+725/148
moneygram di 71/41+178/5 29/41+116/5, ri 71/70+178/43 43/70+116/43
national-exchange-company ca 214/230 87/230
poste-italiane-via-moneygram cp 607/-95 406/-95
poste-italiane-via-western-union di 71/-153 29/-153
remitly di 214/75 87/75, ri 214/75 87/75
ria di 179/54 72/54, ri 179/54 72/54
skrill di 0/39 0/39, ri 27/63 27/63
western-union di 214/79 116/79, ri 214/79 116/79
worldremit di 142/53 58/53, ri 142/53 58/53

ITA-LKA
extrabanca bb 1786/157+1786/157 725/157+725/157
moneygram di 71/95+142/63 29/95+58/63, ri 71/95+142/95 29/95+58/95
national-exchange-company ca 214/72 87/72
poste-italiane-via-moneygram cp 357/-155 159/-155
poste-italiane-via-western-union di 71/283 29/283
remitly di 142/108+142/108+142/108+142/108 58/108+58/108+58/108+58/108, ri 142/108+142/108+142/108+142/108 58/108+58/108+58/108+58/108
ria di 321/108 217/108, ri 321/108 217/108
skrill di 0/298 0/298, ri 50/312 50/312
unicredit-banca bb 2750/298 1116/298
western-union di 214/325 116/325, ri 214/325 116/325
wise bi 239/1 133/1, di 319/1 212/1, ri 379/1 272/1

ITA-MAR
attijariwafa-bank bb 500/64 275/64
banca-intesa-sanpaolo bb 3357/0 1362/0, cb 3579/0 1452/0
banca-intesa-sanpaolo-via-western-union bi 536/36 377/36
banque-chaabi-de-maroc cb 446/23 446/23
extrabanca bb 1786/148+1786/148 725/148+725/148
moneygram di 71/84+179/30 29/84+72/30, ri 71/119+179/65 29/119+72/65
poste-italiane-via-moneygram cp 214/-259 87/-259
poste-italiane-via-western-union di 71/-183 29/-183
remitly di 35/79+214/79 14/79+87/79, ri 35/79+214/79 14/79+87/79
ria di 179/15 101/15, ri 179/15 101/15
unicredit-banca bb 2750/261 1116/261
western-union di 142/243+214/125 58/243+116/125, ri 142/243+214/125 58/243+116/125
wise bi 490/2 320/2, di 568/2 398/2, ri 627/2 457/2
worldremit di 0/250 0/250, ri 0/250 0/250

ITA-MDA
banca-di-credito-cooperativo bb 1179/7 478/7
banca-intesa-sanpaolo bb 3357/0 1362/0, cb 3579/0 1452/0
extrabanca bb 1786/148+1786/148 725/148+725/148
moneygram di 356/0 145/0, ri 356/0 145/0
paysend bi 107/171 43/171, di 107/171 43/171
poste-italiane-via-moneygram cp 786/0 478/0
poste-italiane-via-western-union di 71/0 75/0
remitly di 428/0 232/0, ri 428/0 232/0
ria di 250/0 217/0, ri 250/0 217/0
western-union di 285/0 150/0, ri 285/0 150/0

ITA-NGA
banca-intesa-sanpaolo-via-western-union bi 536/-40 377/-40
extrabanca bb 1786/145+1786/145 725/145+725/145
moneygram di 71/46+356/83 29/46+145/83, ri 71/63+285/146 29/63+116/146
poste-italiane-via-western-union di 71/81 29/81
remitly di 0/146+0/146 0/146+0/146, ri 0/146+0/146 0/146+0/146
ria di 107/495 43/495, ri 107/495 43/495
western-union di 214/98 100/98, ri 214/98 100/98
worldremit di 0/74 0/74, ri 0/74 0/74

ITA-PHL
extrabanca bb 1786/146+1786/146 725/146+725/146
i-transfer ca 285/-9 116/-9
moneygram di 0/80+214/2 0/80+116/2, ri 0/80+178/11 0/80+72/11
national-exchange-company ca 214/108 87/108
pnb-philippines-national-bank cb 429/76 203/76
poste-italiane-via-moneygram cp 1350/-180 696/-180
poste-italiane-via-western-union di 71/-166 29/-166
remitly di 71/183+71/183+214/183 29/123+29/123+87/123, ri 71/183+71/183+214/183 29/123+29/123+87/123
ria di 71/82+179/62 29/82+101/62, ri 71/82+179/62 29/82+101/62
unicredit-banca bb 2750/335 1116/335
western-union di 214/78 116/78, ri 214/78 116/78
wise bi 141/0 99/0, di 219/0 178/0, ri 279/0 239/0
worldremit di 71/1+178/53+214/53 29/53+58/1+87/53, ri 71/1+178/53+214/53 29/53+58/1+87/53

ITA-ROU
banca-monte-dei-paschi-di-siena bb 357/0 145/0, bc 179/0 72/0
extrabanca bb 1786/147+1786/147 725/147+725/147
moneygram ca 743/0 519/0, di 142/51+142/106 58/106+87/51, ri 142/52+142/107 58/107+87/52
national-exchange-company ca 214/0 87/0
poste-italiane-via-moneygram cp 607/0 507/0
poste-italiane-via-western-union di 356/69 232/69
remitly di 71/54+214/54 29/54+87/54, ri 71/54+214/54 29/54+87/54
ria ca 250/0 217/0, di 357/251 261/251, ri 357/251 261/251
smith-and-smith-via-moneygram da 529/0 214/0, ra 529/0 214/0
unicredit-banca bb 821/0 333/0, bc 839/0 341/0
western-union di 214/76 116/76, ri 214/76 116/76
wise bi 148/1 89/1, di 226/1 168/1, ri 286/1 228/1
xoom bi 214/220 87/220, di 214/220 87/220, ri 214/220 87/220

ITA-SEN
banca-intesa-sanpaolo-via-western-union bi 536/59 377/59
banca-monte-dei-paschi-di-siena bb 3589/0 1457/0, bc 3589/0 1457/0
extrabanca bb 1786/150+1786/150 725/150+725/150
moneygram di 71/-30+71/-30+285/-30 29/-30+29/-30+116/-30, ri 71/-2+71/-2+285/-2 29/-2+29/-2+116/-2
poste-italiane-via-western-union di 71/-24 29/-24
remitly di 279/-34+279/22 113/-34+113/22, ri 279/-34+279/22 113/-34+113/22
ria di 179/-38 101/-38, ri 179/-38 101/-38
taptap-send di 143/-20 58/-20
unicredit-banca bb 2750/0 1116/0, bc 2750/0 1116/0
western-union di 356/-26 174/-26, ri 356/-26 174/-26
worldremit di 171/-26+499/-26 129/-26+290/-26, ri 171/-26+499/-26 129/-26+290/-26

ITA-SRB
banca-intesa-sanpaolo bb 3357/0+3357/0 1362/0+1362/0, cb 3579/0 1452/0
banca-monte-dei-paschi-di-siena bb 3589/0 1457/0
moneygram di 356/0 145/0, ri 356/0 145/0
ria di 321/0 217/0, ri 321/0 217/0
unicredit-banca bb 1846/0 749/0, bc 1846/0 749/0
western-union di 285/0 150/0, ri 285/0 150/0

ITA-TUN
attijariwafa-bank bb 500/68 275/68
banca-intesa-sanpaolo bb 3357/0 1362/0
banca-intesa-sanpaolo-via-western-union bi 536/-109 377/-109, di 536/-109 377/-109, ri 536/-109 377/-109
moneygram di 0/179+214/84 0/179+87/84, ri 0/219+214/98 0/219+87/98
paysend di 107/131 43/131
poste-italiane-via-moneygram cp 529/-206 386/-206
poste-italiane-via-western-union di 71/-83 29/-83
remitly di 214/330 87/330, ri 214/330 87/330
ria di 179/75 101/75, ri 179/75 101/75
western-union di 214/358 116/358, ri 214/358 116/358
worldremit di 142/430 58/430, ri 142/430 58/430
xoom bi 214/442 87/442, di 214/442 87/442, ri 214/442 87/442

ITA-UKR
banca-intesa-sanpaolo bb 3357/0+3357/0 1362/0+1362/0, bi 3357/0 1362/0
banca-intesa-sanpaolo-via-western-union bi 750/422 493/422, di 750/182 493/182, ri 750/182 493/182
banca-monte-dei-paschi-di-siena bb 3589/0 1457/0, bc 3589/0 1457/0
extrabanca bb 1786/0+1786/148+1786/148 725/0+725/148+725/148
moneygram di 214/0 145/0, ri 214/0 145/0
paysend bi 107/109 43/109, di 107/109 43/109
poste-italiane-via-moneygram cp 464/0 362/0
poste-italiane-via-western-union di 71/-65 75/-65
remitly di 0/281 0/281, ri 0/281 0/281
ria di 100/207 100/207, ri 100/207 100/207
western-union di 285/270 150/270, ri 285/270 150/270
wise bi 179/90 116/90, di 257/90 194/90, ri 317/90 254/90

ITA-XKX
banca-monte-dei-paschi-di-siena bb 3589/0 1457/0, bc 3589/0 1457/0
moneygram ca 986/0 661/0
poste-italiane-via-moneygram cp 707/0 562/0
ria di 321/0 217/0, ri 321/0 217/0
western-union di 285/0 150/0, ri 285/0 150/0

JOR-EGY
abu-skeikha-exchange ca 143/42 57/42
al-aman-office-for-exchange ca 250/14 100/14
al-hindi-and-al-sadat-office-for-exchange ca 143/42 57/42
al-raya-office-for-exchange ca 286/14 114/14
al-salam-exchange ca 143/42 57/42
al-saudi-office-for-exchange ca 214/14 86/14
alaweneh-exchange ca 250/28 100/28
all-alami-exchange ca 250/42 100/42
arab-bank bb 429/0 171/0
hamza-office-for-exchange ca 143/28 57/28
moneygram ca 143/14 57/14
musharbash-exchange ca 143/-14 57/-14
western-union ca 143/42 57/42

JOR-PSE
al-hindi-and-al-sadat-office-for-exchange ca 254/0 101/0
al-salam-exchange ca 254/0 101/0
al-saudi-office-for-exchange ca 214/0 86/0
alaweneh-exchange ca 357/0 143/0
cairo-amman-bank bb 357/0 143/0
housing-bank bb 714/0 286/0
jordan-ahli-bank bb 571/0 229/0
jordan-kuwait-bank bb 500/0 200/0
moneygram ca 214/0 86/0
musharbash-exchange ca 143/0 57/0
palestine-office-for-exchange ca 500/0 200/0
western-union ca 179/0 71/0

JOR-SYR
al-aman-office-for-exchange ca 143/531 57/531
al-hindi-and-al-sadat-office-for-exchange ca 143/660 57/660
al-raya-office-for-exchange ca 143/725 57/725
al-salam-exchange ca 143/401 57/401
al-saudi-office-for-exchange ca 143/271 57/271
alaweneh-exchange ca 143/920 57/920
all-alami-exchange ca 143/855 57/855
hamza-office-for-exchange ca 143/433 57/433
musharbash-exchange ca 143/595 57/595

JPN-BRA
banco-do-brasil bi 412/348 167/348, cb 882/331 357/331
brastel-remit bi 518/127 352/127
japan-post-bank bi 1765/235 714/235
kyodai ca 471/136 190/136
sbi-remit ba 588/152+588/154 238/152+238/154
seven-bank bi 524/435 357/435
western-union bi 518/80+518/180 352/80+352/180
wise bi 235/1 173/1, di 580/238 518/184

JPN-CHN
japan-post-bank bi 1765/235 714/235
jrf ba 853/74 345/74, ca 853/76 345/76
mitsubishi-ufj-nicos bb 5882/186 2381/186, bi 3235/195 1310/195
moneygram ca 441/199 179/199
queen-bee-capital bi 471/392 190/392
sbi-remit ba 271/86 110/86
seven-bank bi 441/106+524/247 212/106+357/247
sumitomo-mitsui-financial-group bb 5882/81 2381/81, bi 3529/39 1429/39
western-union bi 471/47+518/55 190/47+352/55, ca 518/55 352/55

JPN-IDN
bni-tokyo bb 1176/314 476/314
dcom-money-express ca 235/31 238/31
japan-post-bank bi 1765/237 714/237
jme ca 500/39 202/39
jrf ba 500/27 202/27
kyodai ca 518/26 210/26
sbi-remit ba 518/44 210/44
seven-bank bi 265/74 119/74
smtj ba 235/15 143/15, bc 235/14 143/14, ca 235/13 143/13
western-union bi 518/28+518/73 210/28+210/73, ca 518/73 210/73
wise bi 219/0 141/0
worldremit bi 132/259 54/259, di 132/259 54/259, ri 132/259 54/259

JPN-IND
bank-of-india bb 882/188+1176/209 357/188+476/209
brastel-remit bi 459/46 305/46
japan-post-bank bi 1765/236 714/236
jme ca 500/82 238/82
jrf ba 500/31+500/34 202/31+202/34, ca 500/26+500/39 202/26+202/39
kyodai ca 518/48 352/48
sbi-remit ba 294/19 238/19
seven-bank bi 524/402 357/402
state-bank-of-india bb 1176/66 476/66, bi 1176/67+2353/3 476/67+952/3, cb 2941/0 1190/0
western-union bi 118/4+353/95 107/4+143/95
wise di 523/2 452/2
worldremit bi 118/161 48/161, di 118/161 48/161, ri 118/161 48/161

JPN-PHL
brastel-remit bi 459/77 305/77
dcom-money-express ba 412/-1 238/-1, bc 412/-9 238/-9, bi 412/-9 238/-9, ca 412/-8 238/-8
japan-post-bank bi 1765/235 714/235
jme ca 412/-14 226/-14
jrf ba 588/15+588/17 238/15+238/17, ca 588/17+588/17 238/17+238/17
kyodai ca 471/33+471/33 238/33+238/33
lbc-remit ca 441/169 226/169
metro-bank bb 1765/183+1765/242+1765/242 714/183+714/242+714/242, cb 1765/239+1765/242 714/239+714/242, dt 441/244+441/245 286/244+286/245
mitsubishi-ufj-nicos bb 5882/186+5882/641 2381/186+2381/641, bi 3235/184+3235/640 1310/184+1310/640
pnb-philippines-national-bank cb 441/178 357/178
sbi-remit ba 424/9+424/9+424/114 238/9+238/9+238/114
seven-bank bi 524/98 357/98
smtj ba 500/39+500/41 345/39+345/41, bc 500/37+500/38 345/37+345/38, ca 500/40+500/42 345/40+345/42
sumitomo-mitsui-financial-group bb 5882/100 2381/100, bi 3235/35 1310/35
western-union bi 471/23+471/38 333/23+333/38, ca 471/38 333/38
wise bi 206/0 141/0
worldremit bi 206/227 83/227, di 206/227 83/227, ri 206/227 83/227

JPN-THA
bangkok-bank bb 2059/109 833/109
brastel-remit bi 518/121 210/121
japan-post-bank bi 1765/238 714/238
kyodai ca 518/16 210/16
sbi-remit ba 518/218 210/218
seven-bank bi 524/419 357/419
western-union bi 518/24+518/29 210/24+210/29, ca 518/29 210/29
wise bi 261/5 162/5
worldremit bi 241/295 98/295, di 241/295 98/295

JPN-VNM
brastel-remit bi 229/24 210/24
dcom-money-express ca 235/16 238/16
japan-post-bank bi 1765/238 714/238
jme ca 352/-13 238/-13
jrf ba 229/-10+229/-5 150/-10+150/-5, ca 229/-8+229/-2 150/-8+150/-2
kyodai ca 271/51 110/51
moneygram ca 282/33 114/33
seven-bank bi 265/30 119/30
smtj ba 235/38 95/38, bc 235/28 95/28, ca 235/30 95/30
western-union bi 271/33+271/38 110/33+110/38, ca 271/38 110/38
wise bi 273/1 166/1

KEN-RWA
dahabshiil ca 230/55 237/55
ecobank cb 3370/181 1348/181
ecobank-rapid-transfer bb 288/100 281/100, bi 288/100 281/100, cb 288/100 281/100, ci 288/100 281/100
m-pesa mm 194/467+194/467 111/467+111/467
moneygram ca 194/390+194/390 122/390+122/390
western-union ca 115/405+115/439 115/405+115/439

KEN-SSD
abc-bank bb 1000/181 400/181, bc 1000/181 400/181, bi 1000/181 400/181
dahabshiil ca 230/55 237/55
development-bank-of-kenya bb 1363/565 563/565, bc 1363/565 563/565, bi 1363/565 563/565
ecobank cb 3370/181 1348/181
ecobank-rapid-transfer bb 288/181 281/181, bi 288/181 281/181, cb 288/181 281/181, ci 288/181 281/181
gt-bank bb 1638/181 655/181, bc 1638/181 655/181, bi 1638/181 655/181
kcb-bank bb 1333/181 533/181, bc 1333/181 533/181, bi 1333/181 533/181
moneygram ca 194/52+194/52 122/52+122/52
united-bank-for-africa-uba bb 1693/310 677/310, bc 1693/310 677/310, bi 1693/310 677/310
western-union ca 115/568 115/568

KEN-TZA
abc-bank bb 1000/181 400/181, bc 1000/181 400/181, bi 1000/181 400/181
development-bank-of-kenya bb 1363/565 563/565, bc 1363/565 563/565, bi 1363/565 563/565
ecobank cb 3370/181 1348/181
ecobank-rapid-transfer bb 288/181 281/181, bi 288/181 281/181, cb 288/181 281/181, ci 288/181 281/181
gt-bank bb 1638/181 655/181, bc 1638/181 655/181, bi 1638/181 655/181
kcb-bank bb 1333/181 533/181, bc 1333/181 533/181, bi 1333/181 533/181
m-pesa mm 194/864+194/864 111/864+111/864
moneygram ca 194/432+194/432 122/432+122/432
uba-africash cb 364/314 249/314
united-bank-for-africa-uba bb 1693/310 677/310, bc 1693/310 677/310, bi 1693/310 677/310
western-union ca 115/-69 115/-69

KEN-UGA
abc-bank bb 1000/181 400/181, bc 1000/181 400/181, bi 1000/181 400/181
dahabshiil ca 230/55 237/55
development-bank-of-kenya bb 1363/565 563/565, bc 1363/565 563/565, bi 1363/565 563/565
ecobank cb 3370/181 1348/181
ecobank-rapid-transfer bb 288/181 281/181, bi 288/181 281/181, cb 288/181 281/181, ci 288/185 281/185
gt-bank bb 1638/181 655/181, bc 1638/181 655/181, bi 1638/181 655/181
kcb-bank bb 1333/181 533/181, bc 1333/181 533/181, bi 1333/181 533/181
m-pesa mm 194/423+194/423 111/423+111/423
moneygram ca 194/251+194/251 122/251+122/251
uba-africash cb 364/314 249/314
united-bank-for-africa-uba bb 1693/310 677/310, bc 1693/310 677/310, bi 1693/310 677/310
western-union ca 115/465 115/465

KOR-CHN
citibank bb 625/105+625/105 252/105+252/105, bi 333/103+333/109 134/103+134/109
icbc-korea bb 667/74+667/74 269/74+269/74
industrial-bank-of-korea bb 542/97 218/97, bi 208/100 84/100
industrial-bank-of-korea-via-western-union bi 882/96 617/96
keb-hana-bank bb 542/108 218/108, bi 208/113 84/113
kookmin-bank bb 542/96 218/96, bi 333/110+333/110 134/110+134/110
korea-post-office bi 208/105 84/105, bp 417/103 168/103
moneygram ba 528/73+528/73 213/73+213/73
shinhan-bank bb 542/97 218/97, bi 208/100 84/100
western-union cb 883/111 617/111
woori-bank bb 542/94 218/94

KOR-VNM
citibank bb 625/105+625/105 252/105+252/105, bi 333/103+333/109 134/103+134/109
industrial-bank-of-korea bb 542/97 218/97, bi 208/100+208/100 84/100+84/100, bt 208/100 84/100
industrial-bank-of-korea-via-western-union bi 882/96 617/96
keb-hana-bank bb 542/108 218/108, bi 333/110 134/110
kookmin-bank bb 542/96 218/96, bi 333/110+333/110 134/110+134/110
korea-post-office bi 208/105 84/105
moneygram bi 188/103 76/103
nh-bank bb 542/103 218/103, bi 333/103 134/103, bt 458/103 185/103
shinhan-bank bb 542/97 218/97, bi 208/100 84/100
western-union cb 883/111 617/111
woori-bank bb 542/106+542/106 218/106+218/106, bi 104/97+104/97 42/97+42/97

KWT-BGD
al-mulla-exchange ba 192/461+192/461 83/461+83/461, bi 192/404+192/461 83/398+83/461, ca 192/461+192/461 83/461+83/461
al-muzaini-exchange ca 192/461+192/461 83/461+83/461
aman-exchange ba 192/428+192/428 83/428+83/428, bi 154/685+192/691 67/685+83/691, ca 192/428+192/428 83/428+83/428
bahrain-exchange-company ba 192/461 83/461, bi 192/533 83/533, ca 192/461 83/461, da 192/461 83/461, di 192/533 83/533
lulu-money ca 138/461+138/461 60/461+60/461, da 138/461+138/562 60/461+60/562, di 138/461+138/461 60/461+60/461
moneygram ca 192/533 83/533
western-union ca 192/495 83/495, di 192/495 83/495

KWT-EGY
al-mulla-exchange ba 231/105+231/105 100/105+100/105, bi 231/52+231/85 100/52+100/85, ca 231/105+231/105 100/105+100/105
al-muzaini-exchange ca 269/114+269/114 117/114+117/114
aman-exchange ba 231/67+231/67 100/67+100/67, bi 231/63+231/63 100/63+100/63, ca 231/67+231/67 100/67+100/67
bahrain-exchange-company ba 231/112 100/112, bi 231/64 100/64, ca 231/112 100/112, da 231/112 100/112, di 231/64 100/64
lulu-money ca 231/114+231/114 100/114+100/114, di 231/108+231/108 100/108+100/108
western-union ca 192/245 83/245, di 192/229 83/229

KWT-IND
al-mulla-exchange ba 192/45+192/45 83/45+83/45, bi 192/35+192/57 83/35+83/57, ca 192/45+192/45 83/45+83/45
al-muzaini-exchange ca 192/109+192/109 83/109+83/109
aman-exchange ba 192/75+192/75 83/75+83/75, bi 154/55+192/30 67/55+83/30, ca 192/75+192/75 83/75+83/75
bahrain-exchange-company ba 192/77 83/77, bi 192/50 83/50, ca 192/77 83/77, da 192/77 83/77, di 192/50 83/50
kuwait-india-international-exchange ca 192/53+192/53 83/53+83/53
lulu-money ca 138/27+138/52 60/27+60/52, da 138/27+138/27 60/27+60/27, di 138/58+138/58 60/58+60/58
moneygram ca 192/43 83/43
western-union ca 192/59 83/59, di 192/59 83/59

KWT-JOR
al-mulla-exchange ba 231/42+231/42 100/42+100/42, bi 308/41+308/73 133/41+133/73, ca 231/42+231/42 100/42+100/42
al-muzaini-exchange ca 308/41+308/41 133/41+133/41
aman-exchange ba 308/71+308/71 133/71+133/71, bi 308/79+308/79 133/79+133/79, ca 308/71+308/71 133/71+133/71
bahrain-exchange-company ba 231/131 100/131, bi 231/442 100/442, ca 231/131 100/131, da 231/131 100/131, di 231/442 100/442
moneygram ca 308/429 133/429
western-union ca 192/94 83/94, di 192/93 83/93

KWT-PAK
al-mulla-exchange ba 0/-130+0/-130 0/-130+0/-130, bi 0/-125+0/193 0/193+0/198, ca 0/-130+0/-130 0/-130+0/-130
al-muzaini-exchange ca 0/197+0/197 0/197+0/197
aman-exchange ba 0/-149+0/-149 0/-149+0/-149, bi 0/-43+0/-39 0/-43+0/-39, ca 0/-149+0/-149 0/-149+0/-149
bahrain-exchange-company ca 0/142+0/142 0/142+0/142, di 0/207+0/207 0/207+0/207
moneygram ca 0/199 0/199
western-union ca 192/89 83/89, di 192/92 83/92

KWT-PHL
al-mulla-exchange ba 192/125+192/125 83/125+83/125, bi 192/90+192/125 83/90+83/125, ca 192/125+192/125 83/125+83/125
al-muzaini-exchange ca 192/108+192/108 83/108+83/108
aman-exchange ba 192/104+192/104 83/104+83/104, bi 154/94+192/123 67/94+83/123, ca 192/104+192/104 83/104+83/104
bahrain-exchange-company ca 192/100+192/100 83/100+83/100, da 192/100+192/100 83/100+83/100, di 192/113+192/113 83/113+83/113
lulu-money ca 192/103+192/103 83/103+83/103, da 192/103+192/103 83/103+83/103, di 192/97+192/97 83/97+83/97
moneygram ca 192/121+192/125 83/121+83/125
western-union ca 192/33 83/33, di 192/29 83/29

MYS-BGD
agrani-remittance-house bi 164/368 65/368
cbl-money-transfer bi 148/402 59/402, di 148/402+148/402 59/402+59/402
cimb-group-cash-laju bb 492/1089 196/1089, bi 164/1083 65/1083
e-remit bi 164/468 65/468, di 164/518+197/408 98/518+137/408
ime-international-money-express ca 197/518 78/518
maybank bb 492/729 196/729, bi 164/726 65/726
merchantrade-money-transfer ca 164/385 98/385
moneygram ca 164/341 78/341
moneymatch-transfer bi 131/539 52/539
nbl-money-transfer bi 164/368 65/368
rhb-bank bb 410/886 163/886
ria bi 164/485 65/485, di 164/485 78/485
standard-chartered-bank bb 492/719 196/719, bc 492/719 196/719
valyou bi 164/418 65/418, ca 164/468 98/468
western-union bi 246/409+328/457 98/409+131/457, ca 82/433+82/475 65/433+65/475
wise bi 298/384 187/384
worldremit bi 82/461 33/461, di 82/461 33/461

MYS-CHN
bank-of-china bi 492/170 196/170
e-remit bi 492/195 203/195, di 492/195 203/195
hlb-hong-leong-bank bi 328/315 131/315
hlb-superremit bb 328/201 131/201
ime-international-money-express bi 197/92 78/92
moneygram ca 197/46 78/46
ria bi 197/61 78/61
western-union bi 246/61+328/194 98/61+131/194
wise bi 334/0 192/0

MYS-IDN
akbar-money-changer ca 164/119 65/119
al-rajhi-bank bb 492/733 196/733
cbl-money-transfer bi 115/14+115/14 46/14+46/14, di 115/14 46/14
cimb-group-cash-laju bb 328/667+328/667 131/667+131/667, bi 164/672+164/672 65/672+65/672
e-remit bi 180/97+246/97 72/97+98/97
ez-money ca 295/125+295/125 118/125+118/125
gpl-remittance ca 131/20 52/20
hlb-hong-leong-bank bb 492/636 196/636
hlb-superremit bb 328/641 131/641
ime-international-money-express ca 197/140 78/140
kl-remit-xchange bi 246/570 98/570
max-money bi 164/77 65/77
maybank bi 164/466 65/466
merchantrade-money-transfer ca 246/67 98/67
moneygram ca 230/151 92/151
pos-malaysia cp 246/-43 98/-43
rhb-bank bb 410/534 163/534
ria bi 230/76 92/76, di 230/76+230/76 92/76+92/76
valyou ba 246/142 98/142, bi 197/412+197/424 78/412+78/424, ca 246/142 98/142
western-union bi 230/94 92/94, ca 82/121 65/121
wise bi 173/2 115/2
worldremit bi 123/147 49/147, di 123/147 49/147

MYS-IND
e-remit bi 197/11 78/11
ime-international-money-express ca 164/13 65/13
india-international-bank bb 164/24 65/24
kl-remit-xchange ca 164/1330 65/1330
max-money bi 164/226+164/226 65/226+65/226
maybank bi 164/290 65/290
moneygram ca 164/20 65/20
moneymatch-transfer bi 131/63 52/63
ria bi 164/36 65/36, di 246/35 98/35
valyou bi 197/173 78/173
western-union bi 164/26 65/26, ca 82/42 65/42
wise bi 158/0 109/0
worldremit bi 82/251 33/251, di 82/251 33/251

MYS-MMR
e-remit bi 197/-172 78/-172, di 197/-192 78/-192
moneygram ca 131/-104 52/-104
ria di 131/-94+131/-94 52/-94+52/-94
western-union bi 197/-202 131/-202, ca 82/-41 65/-41

MYS-NPL
e-remit di 197/31 78/31
ime-international-money-express ca 164/70 65/70
merchantrade-money-transfer ca 197/29 78/29
moneygram ca 164/120 78/120
ria di 164/28+164/28+164/28 78/28+78/28+78/28
valyou bi 197/132 78/132, ca 197/131 78/131
western-union bi 164/50 78/50, ca 82/130 65/130
wise bi 277/0 192/0
worldremit bi 0/475 0/475, di 0/475 0/475

MYS-PHL
akbar-money-changer ca 164/374 65/374
al-rajhi-bank bb 492/250 196/250
cbl-money-transfer cb 197/26 85/26
cimb-group-cash-laju bb 492/464 196/464, bi 164/447 65/459
e-remit di 164/-4+246/-4 78/-4+98/-4
ez-money ca 246/205+246/205 98/205+98/205
gpl-remittance ca 131/191 52/191
hlb-hong-leong-bank bb 492/375 196/375
ime-international-money-express ca 246/29 98/29
maybank bb 492/285 196/285, bi 164/294 65/294
merchantrade-money-transfer ca 164/12 78/12
moneygram ca 246/23 98/23
moneymatch-transfer bi 131/161 52/161
rhb-bank bb 410/532 163/532
ria bi 328/123+328/123 163/123+163/123, di 246/1+246/1+246/1+328/123+328/123 98/1+98/1+98/1+163/123+163/123
united-overseas-bank bb 410/373 163/373, bc 410/402 163/402
valyou ca 246/5 98/5
western-union bi 246/27 98/27, ca 82/72 65/72
wise bi 159/0 116/0
worldremit bi 82/45+82/45+82/45 33/45+33/45+33/45, di 82/45+82/45+82/45 33/45+33/45+33/45

MYS-THA
maybank bb 492/574 196/574, bi 164/573 65/573
moneygram ca 246/62 118/62
moneymatch-transfer bi 131/278 52/278
rhb-bank bb 410/146 163/146
ria di 295/109+295/109 163/109+163/109
united-overseas-bank bb 410/186 163/186, bc 410/272 163/272
western-union bi 164/110 65/110, ca 82/240 65/240
wise bi 214/3 136/3
worldremit bi 82/201 33/201, di 82/201 33/201

MYS-VNM
moneygram ca 197/9 98/9
moneymatch-transfer bi 131/276 52/276
rhb-bank bb 410/815 163/815
ria bi 246/34 98/34, ca 328/316+328/316 163/316+163/316, di 246/34+246/34 98/34+98/34
valyou ca 246/59 98/59
western-union bi 197/41+197/66+197/82 78/82+131/41+131/66, ca 82/157+82/182 65/157+65/182, di 237/82 118/82
wise bi 226/0 141/0

NLD-DOM
moneygram di 285/138+285/216 116/138+116/216, ri 285/179+285/237 116/179+116/237
paysend bi 107/129+107/129+107/129 43/129+43/129+43/129, di 107/129+107/129+107/129 43/129+43/129+43/129
rabobank bb 1500/0 609/0, bc 1500/0 609/0
remitly bi 214/201+214/201+214/278+214/278 87/201+87/201+87/278+87/278, di 214/201+214/278+214/278 87/201+87/278+87/278, ri 214/201 87/201
ria ca 250/226+286/213+357/538+429/542 130/226+145/213+174/538+203/542
western-union bi 285/118+285/187 116/118+116/187
worldremit bi 71/113 29/113, di 71/124 29/124, ri 71/124 29/124

NLD-GHA
moneygram di 0/74+285/74 0/74+116/74, ri 0/68+285/68 0/68+116/68
rabobank bb 1500/0 609/0, bc 1500/0 609/0
remitly bi 71/121+71/121 29/121+29/121, di 71/121 29/121
ria di 71/314+286/314 29/314+116/314, ri 71/314+286/314 29/314+116/314
transfer-galaxy bi 50/475 50/475, di 50/475 50/475, ri 50/475 50/475
unity-monetary-services-bv ca 429/227 261/227, cc 429/236 261/236, da 357/227 232/227, dc 357/279 232/279, di 142/221 87/221, ra 571/234 290/234, rc 571/283 290/283, ri 142/215 87/215
western-union bi 285/481 116/481, dc 429/77 232/77, rc 429/95 232/95
worldremit bi 0/167 0/167, di 0/127 0/127, ri 0/127 0/127

NLD-IDN
moneygram bi 285/101 116/101, di 285/101 116/101, ri 285/176 116/176
paysend bi 107/129+107/129+107/129 43/129+43/129+43/129, di 107/129+107/129+107/129 43/129+43/129+43/129
rabobank bb 1500/0 609/0, bc 1500/0 609/0
remitly bi 142/183+142/183+142/183 58/183+58/183+58/183, di 142/183+142/183 58/183+58/183, ri 142/183+142/183 58/183+58/183
ria ca 179/273+214/263 101/273+116/263
western-union bi 285/202 116/202
wise di 231/1 176/1, ri 291/1 237/1

NLD-MAR
abn-amro-bank bb 2500/18 1014/18
moneygram di 285/208 116/208, ri 285/215 116/215
paysend bi 107/103 43/103, di 107/103 43/103
rabobank bb 1500/0 609/0, bc 1500/0 609/0
remitly bi 35/252+142/252 14/252+58/252, di 35/252 14/252, ri 35/252+142/252 14/252+58/252
ria ca 214/207+357/212 116/207+203/212
western-union bi 142/221+285/233 58/221+116/233, dc 321/-223 188/-223, di 142/221 58/221, rc 321/-222 188/-222, ri 142/221 58/221
wise di 568/2 398/2, ri 627/2 457/2
worldremit bi 142/323 58/323, di 142/299 58/299, ri 142/299 58/299

NLD-NGA
moneygram di 0/63+285/69 0/63+116/69, ri 0/87+285/45 0/87+116/79
remitly bi 0/108 0/108, di 0/108 0/108, ri 0/108 0/108
ria bi 250/212 101/212, di 250/212+250/212 101/212+101/212, ri 250/212+250/212 101/212+101/212
western-union bi 142/125+285/95 58/125+116/95, dc 357/101 174/101, di 285/92 116/92, rc 357/98 174/98, ri 285/92 116/92
worldremit bi 0/25 0/25, di 0/77 0/77, ri 0/77 0/77

NLD-SOM
transfer-galaxy bi 50/642+50/642 50/642+50/642, di 50/642+50/642 50/642+50/642, ri 50/642+50/642 50/642+50/642
worldremit bi 142/286 58/286, di 142/307 58/307, ri 142/307 58/307

NLD-SUR
abn-amro-bank bb 2500/0 1014/0, bi 1357/0 551/0
ace-money-transfer bi 356/210+356/216 145/210+145/216, di 356/211+356/212 145/211+145/212, ri 356/209+356/213 145/209+145/213
ing-bank-postbank bi 1071/0 435/0
moneygram ca 493/0 301/0, di 285/99 116/99, ri 285/257 116/257
rabobank bb 1500/0 609/0, bc 1500/0 609/0
western-union bi 299/231 151/231

NLD-TUR
abn-amro-bank bb 3214/8 1304/8, bc 3214/8 1304/8
moneygram ca 1064/0 664/0, di 285/78 116/78, ri 285/120 116/120
paysii di 200/486 200/486
rabobank bb 1500/0 609/0, bc 1500/0 609/0
remitly bi 214/115+214/115 87/115+87/115, di 214/115 87/115
ria ca 357/269+429/255+500/0 232/255+232/269+319/0
western-union bi 285/110 174/110, di 142/108 58/108, ri 142/108 58/108
wise bi 547/5 248/5, di 594/2 314/2, ri 656/9 375/9
worldremit bi 356/0 348/0, di 444/0 276/0, ri 444/0 276/0

NOR-PAK
ace-money-transfer bi 0/79+0/79 0/0+0/79, di 0/79+0/79 0/0+0/79, ri 0/79+0/79 0/0+0/79
dnb-bank bi 484/-303 194/-303
moneygram di 81/3+161/7 0/3+65/7, ri 81/6+161/137 0/6+65/137
nordea-bank bb 605/44 242/44, bc 605/38 242/38, bi 605/35 242/35
paysend di 202/112 81/112
remitly bi 0/195+0/195 0/195+0/195, di 315/136+315/136 0/136+0/136, ri 315/136+315/136 0/136+0/136
ria ca 806/159 645/159, da 806/157 645/157, ra 806/159 645/159
transfer-galaxy bi 50/147 50/147
transfergo di 0/164 0/168, ri 0/166 0/166
western-union bi 0/70+0/77 0/70+0/77, di 161/240 65/240, ri 161/240 65/240
wise bi 143/13 98/13
worldremit bi 0/207+0/246+0/395 0/207+0/246+0/395, di 0/207+0/246+0/395 0/207+0/246+0/395, ri 0/207+0/246+0/395 0/207+0/246+0/395

NOR-POL
ace-money-transfer bi 161/12 65/12, di 161/6 65/6, ri 161/2 65/2
dnb-bank bi 242/-94 97/-94
moneygram di 258/65+339/153 103/65+135/153, ri 258/83+339/156 103/83+135/156
nordea-bank bb 605/25 242/25, bc 605/16 242/16, bi 605/-78 242/-78
paysend di 202/54+202/139 81/54+81/139, ri 202/139 81/139
remitly bi 160/159+160/160 64/159+64/160, di 160/214+160/214 64/214+64/214, ri 160/214+160/214 64/214+64/214
ria ca 806/375 645/375, da 806/379 645/379, ra 806/379 645/379
skrill di 0/174 0/171, ri 0/171 0/171
transfergo di 0/119 0/119, ri 0/119 0/119
western-union bi 0/-1 0/-1, di 161/444 65/444, ri 161/444 65/444
wise bi 105/0 71/0

NZL-CHN
bank-of-new-zealand bi 192/158 77/158
dp-international-finance-limited ba 577/54 231/54
ie-money-limited bi 0/391 0/391
moneygram di 192/14+192/280 77/14+77/280, ri 454/14+454/280 362/14+362/280
orbit-remit bi 0/100 0/100
remitly di 96/143+96/143 38/143+38/143, ri 296/143+296/143 238/143+238/143
ria ca 192/403 77/403
western-union bi 192/-50+192/-40+231/162+231/165 77/-50+77/-40+92/162+92/165, ca 194/163+194/307 102/163+102/307, di 192/-50+192/-40+231/162+231/165 77/-50+77/-40+92/162+92/165, ri 192/-50+212/-40+231/162+231/165 77/-40+92/162+92/165+97/-50
wise ri 370/6 256/6

NZL-FJI
anz-bank bb 1077/211 431/211, bc 1077/211 431/211, bi 192/221 77/221
asb-bank bb 1154/174 462/174, bi 192/171 77/171
bank-of-baroda bb 385/353 154/353, cb 385/353 154/353
bank-of-new-zealand bi 192/320 77/320
kiwibank bb 1346/252 538/252, bi 769/254 308/254
klickex-pacific bi 192/50 77/50
lotus-foreign-exchange-ltd ca 308/137 123/137
moneygram di 153/429 61/429, ri 454/429 362/429
orbit-remit bi 38/208 15/208
ria ca 192/45+192/59 77/45+77/59
tsb bb 962/246 385/246
western-union bi 154/126+192/75 62/116+77/75, ca 194/365 102/365, di 154/126+192/75 62/116+77/75, ri 154/126+192/75 62/116+77/75
westpac bb 1154/377+1154/377 462/377+462/377, bi 192/377+192/377 77/377+77/377
worldremit bi 38/300 15/300, di 38/300 15/300, ri 38/300 15/300

NZL-IND
anz-bank bb 1077/241 431/241, bc 1077/241 431/241, bi 192/247 77/247
asb-bank bb 1154/249 462/249, bi 192/247 77/247
bank-of-baroda bb 385/147 154/147, bi 385/140 154/140, cb 385/147 154/147
bank-of-india bb 0/147 0/147, bi 0/141 0/141
bank-of-new-zealand bi 192/360 77/360
kiwibank bb 1346/248 538/248, bi 769/250 308/250
moneygram di 192/15+192/15 77/15+77/15, ri 454/15+454/15 362/15+362/15
orbit-remit bi 154/84 62/84
relianz-forex ba 154/118 62/118
ria ca 308/28+308/28 123/28+123/28
western-union bi 38/9+38/139 15/9+15/139, ca 194/-48 102/-48, di 38/9+38/139 15/9+15/139, ri 38/9+58/139 15/9+15/139
westpac bb 1154/256 462/256, bi 192/240 77/240
worldremit bi 0/95 0/95, di 0/95 0/95, ri 0/95 0/95

NZL-PHL
anz-bank bb 1077/183 431/183, bc 1077/183 431/183, bi 192/187 77/187
bank-of-new-zealand bi 192/250 77/250
kiwibank bb 1346/300 538/300, bi 769/227 308/227
moneygram di 192/-46 77/-46, ri 454/-46 362/-46
orbit-remit bi 231/119+231/120 92/119+92/120
relianz-forex ba 385/140 154/140
ria ca 308/121+308/121 123/121+123/121
western-union bi 77/-1+77/69 31/-1+31/69, ca 193/-43 102/-43, di 77/-1+77/69 31/-1+31/69, ri 77/-1+77/69 31/-1+31/69
westpac bb 1154/274 462/274, bi 192/274 77/274
wise bi 84/-2 65/-2
worldremit bi 0/34+38/34 0/34+15/34, di 0/34+38/34 0/34+15/34, ri 0/34+38/34 0/34+15/34

NZL-TON
anz-bank bb 1077/420 431/420, bc 1077/420 431/420, bi 192/499 77/499
ave-pa-anga-pau bi 0/391 0/391
bank-of-new-zealand bi 192/848 77/848
frank-money-transfer ca 269/167 154/167
imex-money-transfer ba 308/312+308/312 123/312+123/312
kiwibank bb 1346/417 538/417, bi 769/489 308/489
klickex-pacific bi 192/85+192/227 77/85+77/227
manatu-ofa-ltd ca 385/227 154/227
moneygram di 192/361 77/361, ri 454/361 362/361
remitly di 135/725 54/725, ri 335/725 254/725
ria ca 308/565 123/565
western-union bi 192/322+231/182 77/322+92/182, ca 308/480 123/480, di 192/322+231/182 77/322+92/182, ri 192/322+231/182 92/182+140/322
westpac bb 1154/547 462/547, bi 192/546 77/546

NZL-VNM
anz-bank bb 1077/168 431/168, bc 1077/168 431/168
asb-bank bb 1154/175 462/175, bi 192/174 77/174
bank-of-new-zealand bi 192/158 77/158
kiwibank bb 1346/178 538/178, bi 769/180 308/180
moneygram di 192/219+192/227 77/219+77/227, ri 454/219+454/227+454/363 362/219+362/227+362/363
orbit-remit bi 154/128 62/128
ria ca 192/75 77/75
tsb bb 962/174 385/174
western-union bi 154/165+154/169+231/360 62/146+62/165+92/360, ca 194/337+194/395 102/337+102/395, di 154/165+231/327+231/360 62/165+92/327+92/360, ri 154/165+231/327+231/360 62/165+92/327+92/360
westpac bb 1154/185 462/185
wise bi 136/3 84/3

NZL-VUT
anz-bank bb 1077/448 431/448, bc 1077/448 431/448, bi 192/462 77/462
bank-of-new-zealand bi 192/646 77/646
kiwibank bb 1346/449 538/449, bi 769/418 308/418
moneygram di 192/780 77/780, ri 454/780 362/780
western-union bi 154/784 62/784, ca 308/550 123/550, di 154/784 62/784, ri 154/784 62/784
westpac bb 1154/479 462/479, bi 192/479 77/479

NZL-WSM
anz-bank bb 1077/203 431/203, bc 1077/203 431/203, bi 192/245 77/245
bank-of-new-zealand bi 192/285 77/285
imex-money-transfer ba 308/71+308/71 123/71+123/71, bb 308/71+308/71 123/71+123/71
kiwibank bb 1346/205 538/205, bi 769/214 308/214
klickex-pacific bi 192/-118+192/-55 77/-118+77/-55
moneygram di 153/298 61/298, ri 454/298 362/298
pacific-ezy-money-transfer ca 385/-3 154/-3
remitly di 135/583+135/583+135/583+135/583 54/583+54/583+54/583+54/583, ri 335/583+335/583+335/583+335/583 254/583+254/583+254/583+254/583
ria ca 308/347 123/347
samoa-money-transfer-ltd ca 385/89 154/89
western-union bi 154/240+192/508 62/240+77/508, ca 308/446 123/446, di 154/240+192/178 62/240+77/178, ri 154/240+192/178 62/240+140/178
westpac bb 1154/472 462/472, bi 192/472 77/472

OMN-BGD
asia-express-exchange ca 280/542 111/542
ezremit ca 280/542 111/542
lulu-now ca 280/542 111/542
moneygram ca 280/542 111/542
musandam-exchange ca 280/390 111/390
mustafa-sultan-exchange-co ca 280/542 111/542
western-union ca 280/542 111/542, da 280/542 111/542, ra 280/542 111/542

OMN-IND
asia-express-exchange ca 353/27 139/27
bank-muscat cb 209/28 83/28
ezremit ca 349/28 138/28
lulu-now ca 349/29 138/29
moneygram ca 349/33+349/33 138/33+138/33
musandam-exchange ca 209/30 83/30
sbi-express cb 280/30 111/30
western-union ca 280/35 111/35, da 280/35 111/35, ra 280/35 111/35

OMN-JOR
ezremit ca 280/8 111/8
moneygram ca 280/-10+280/8 111/-10+111/8
western-union ca 280/8 111/8

OMN-LKA
asia-express-exchange ca 280/36 111/36
ezremit ca 280/44 111/44
moneygram ca 280/48 111/48
musandam-exchange ca 280/103 111/103
mustafa-sultan-exchange-co ca 280/31 111/31
sbi-express cb 280/46 111/46
western-union ca 280/50 111/50, da 280/50 111/50, ra 280/50 111/50

OMN-NPL
asia-express-exchange ca 280/35 111/35
lulu-now ca 280/52 111/52
moneygram ca 209/5 83/5
mustafa-sultan-exchange-co ca 280/56 111/56
western-union ca 280/79 111/79

OMN-PAK
ezremit ca 0/94 0/94
moneygram ca 280/94 111/94
musandam-exchange ca 280/81 111/81
western-union ca 280/94 111/94

POL-UKR
alior-bank-s-a bb 372/433 149/433, bi 0/34 0/34
bank-pekao bb 1186/371 474/371, bi 1186/356 474/356
moneygram ri 0/333+209/46+209/176+209/193 0/333+84/46+84/176+84/193
paysend bi 57/97 23/97, di 57/97 23/97
transfergo bi 0/151 0/151, di 0/23 0/23, ri 0/10 0/10
western-union di 0/49+115/186+115/249 0/49+69/186+69/249, ri 0/49+115/186+115/249 0/49+69/186+69/249
wise bi 145/84 113/84, di 255/84 223/84, ri 313/84 281/84

PRT-BRA
moneygram di 71/355 29/355, ri 71/308+285/891 29/308+116/891
western-union di 214/271+356/189 87/271+145/189, ri 214/271+356/189 87/271+145/189
wise bi 169/0 131/0
xoom bi 214/327 87/327, di 214/327 87/327, ri 214/327 87/327

PRT-CPV
moneygram di 285/44 116/44, ri 285/45 116/45
ria di 279/45 171/45, ri 279/45 171/45
western-union di 356/45 174/45, ri 356/45 174/45

PRT-MOZ
moneygram di 0/180+285/450 0/209+116/450, ri 0/209+285/205 0/209+116/205
western-union bi 214/93+356/193 87/93+145/193, di 214/93+356/193 87/93+145/193, ri 214/93+356/193 87/93+145/193
worldremit bi 0/214 0/216, di 0/214 0/216, ri 0/214 0/216
xoom di 214/618 87/618, ri 214/618 87/618

QAT-BGD
al-dar-exchange ca 274/478 110/478
eastern-exchange-co ca 274/398 110/398
ezremit ca 274/403 110/403
western-union di 274/496 110/496

QAT-EGY
al-dar-exchange ca 342/100 137/100
al-rayan-bank bb 205/589 82/589, bi 205/589 82/589
qnb bb 205/602 82/602
western-union ca 68/185 27/185, di 68/222 27/222

QAT-IND
al-dar-exchange ca 301/58 121/58
arabian-exchange-company ca 274/25 110/25
doha-bank bb 205/94 82/94, bi 137/94 55/94
eastern-exchange-co ca 274/24 110/24
western-union ca 68/65 27/65, di 68/65 27/65

QAT-JOR
al-dar-exchange ca 438/192 176/192
eastern-exchange-co ca 411/42 165/42
qnb cb 205/157 82/157
western-union ca 68/178 27/178, di 68/178 27/178

QAT-LKA
al-dar-exchange ca 274/42 110/42
doha-bank bb 205/-69 82/-69, bi 137/-66 55/-66
eastern-exchange-co ca 274/22 110/22
ezremit ca 274/10 110/10
western-union di 274/29 110/29

QAT-NPL
al-dar-exchange ca 315/51 126/51
arabian-exchange-company ca 315/43 126/43
city-exchange-company ca 274/40 110/40
eastern-exchange-co ca 315/38 126/38
ezremit ca 315/38 126/38
western-union di 274/381 110/381

QAT-PAK
al-dar-exchange ca 0/-16 0/-16
habib-qatar-international-exchange ca 0/-32 0/-32, da 0/-32 0/-32
ubl-tezraftaar-cash bb 0/106 0/106
western-union ca 274/112 110/112, di 274/112 110/112

QAT-PHL
al-dar-exchange ca 274/88 110/88
arabian-exchange-company ca 315/-2 126/-2
eastern-exchange-co ca 274/20 110/20
western-union ca 0/81+68/161 0/81+27/161, di 68/161 27/161

QAT-SDN
qnb bb 205/18 82/18
western-union ca 274/3095 110/3095, di 274/3095 110/3095

RWA-KEN
bpr-bank-rwanda-plc bb 3390/1190 1356/1190, cb 3388/1190 1355/1190
ecobank-rapidcash bb 3371/123 1383/123, bi 113/125 100/125
moneygram ca 333/339 320/339
mtn-mobile-money mm 133/581 128/581
western-union ca 950/569 680/569

SAU-AFG
stc-pay mm 230/435 92/435
western-union ca 261/225 105/225

SAU-BGD
al-rajhi-bank bb 1000/476 401/476
bank-albilad cb 1000/494 401/494
moneygram ca 230/636 92/636
saudi-british-bank bb 1000/591 401/591
stc-pay mm 230/485+230/497+230/497 92/497+92/497+92/497
telemoney ca 227/526 91/526
western-union ca 261/568 105/568

SAU-EGY
al-rajhi-bank cb 1000/42+1000/87 401/42+401/87
bank-albilad bb 1000/50 401/50
fawri ba 213/64 86/64, bi 213/50 86/50, ca 213/64 86/64
moneygram ca 215/73 86/73
stc-pay mm 230/95+230/114+230/245 92/95+92/114+92/245
telemoney ca 261/141 105/141
western-union ca 261/83 105/83

SAU-ETH
moneygram ca 230/636 92/636
stc-pay mm 307/620 123/620
western-union di 261/301 105/301

SAU-IDN
enjaz-easy cb 240/165 96/165
fawri ba 213/173 86/173, bi 213/75 86/75, ca 213/75+213/173 86/75+86/173
moneygram ca 230/67 92/67
stc-pay mm 230/150+230/186 92/150+92/186
telemoney ca 227/72 91/72
western-union ca 261/107 105/107

SAU-IND
al-rajhi-bank bb 1000/142 401/142
bank-albilad bb 1000/149 401/149
fawri ba 213/138 86/138, bi 213/138 86/138, ca 213/138+213/138 86/138+86/138
moneygram ca 230/127 92/127
saudi-british-bank bb 1000/177 401/177
stc-pay mm 230/84+230/124 92/84+92/124
telemoney ca 261/139 105/139
western-union ca 261/153 105/153

SAU-JOR
al-rajhi-bank bb 1000/220 401/220
bank-albilad cb 1000/107 401/107
fawri ba 253/262 102/262, bi 253/262 102/262, ca 253/262+253/262 102/262+102/262
moneygram ba 230/223 92/223, ca 230/223 92/223
saudi-british-bank bb 1000/369 401/369
stc-pay mm 307/474 123/474
telemoney ca 227/343 91/343
western-union ca 261/167 105/167

SAU-LBN
stc-pay mm 307/245 123/245
western-union ca 261/301 105/301

SAU-LKA
enjaz-easy cb 240/127 96/127
fawri ba 213/92 86/92, bi 213/92 86/92, ca 213/92+213/92 86/92+86/92
moneygram ca 230/166 92/166
stc-pay mm 230/84+230/87 92/84+92/87
western-union ca 261/58 105/58

SAU-MMR
alinma-bank-via-western-union bi 307/131 123/141
stc-pay mm 383/455 154/455
western-union ca 261/232 105/232

SAU-NPL
al-rajhi-bank bb 1000/102 401/102
bank-albilad cb 1000/206 401/206
fawri ba 253/115 102/115, bi 253/115 102/115, ca 253/115+253/115 102/115+102/115
moneygram ca 230/166 92/166
stc-pay mm 230/91+230/107 92/91+92/107
telemoney ca 261/120 105/120
western-union ca 261/51 105/51

SAU-PAK
al-rajhi-bank bb 1000/114 401/114
bank-albilad bb 1000/134 401/134
fawri ba 200/106 80/106, bi 200/106 80/106, ca 200/106+200/106 80/106+80/106
moneygram ca 230/194 0/194
saudi-british-bank bb 1000/204 401/204
stc-pay mm 0/180+0/204 0/186+0/204
telemoney ca 227/163 91/163
western-union ca 0/144 0/144

SAU-PHL
bank-albilad bb 1000/80 401/80
fawri ba 213/63 86/63, bi 213/63 86/63, ca 213/63+213/63 86/63+86/63
moneygram ca 230/40 92/40
stc-pay mm 230/26+230/151 92/26+92/151
telemoney ca 261/147 105/147
western-union ca 261/58 105/58

SAU-SDN
stc-pay mm 230/245+230/3005 92/245+92/3005
western-union ca 261/60 105/60

SAU-SSD
western-union ca 261/222 105/222

SAU-SYR
western-union ca 261/627 105/627

SAU-YEM
fawri ba 240/0 96/0, bi 240/0 96/0, ca 240/0+240/0 96/0+96/0
moneygram ca 230/0 92/0
stc-pay mm 230/0+230/245 92/0+92/245
western-union di 261/0 105/0

SEN-MLI
bank-of-africa-senegal bb 2903/0 1174/0
banque-islamique-du-senegal bb 3226/0 1304/0
orange-money mm 150/0 150/0
sunu-bicis bb 3763/0 1522/0
united-bank-for-africa-uba bb 2688/0+2688/0 1087/0+1087/0

SGP-BGD
agrani-exchange-house-agrani-bank ca 192/400+192/400 78/400+78/400
ample-transfer ca 154/516+154/516 62/516+62/516
instarem bi 77/362 77/362
moneygram di 115/455 47/455, ri 415/455 347/455
nbl-money-transfer ba 192/145 78/145, ca 192/145 78/145
prime-bank-prime-exchange-co bb 192/390+192/390 78/390+78/390, cb 192/390+192/390 78/390+78/390
remitly bi 192/627 77/627, di 192/655+192/655 77/655+77/655, ri 192/663+192/663 77/663+77/663
state-bank-of-india bb 192/651 78/651
western-union ca 115/499 62/499, di 231/454 295/454, ri 231/454 295/454
wise bi 200/397 131/397

SGP-CHN
bkk-forex ca 192/204 78/204
dbs bi 962/78 388/78
dbs-remit bb 0/105 0/105, bc 0/105 0/105, bi 0/105 0/105
golden-dragon ca 692/648 279/648
moneygram di 115/300 47/300, ri 415/300 347/300
remitly di 153/154 62/154, ri 453/154 362/154
western-union di 504/42 443/37, ri 504/42 443/37
wise bi 214/1 123/1
zhongguo-remittance ca 692/58 279/58

SGP-IDN
a-express-remit ca 231/24 93/24
all-best-enterprise ca 385/115 155/115
bkk-forex ca 192/99 78/99
bni-bank-negara-indonesia cb 385/80 155/80
brunphil-express ca 192/65+192/65 78/65+78/65
dbs bi 962/79 388/79
dbs-remit bb 0/143 0/143, bc 0/143 0/143, bi 0/143 0/143
golden-dragon ca 385/42 155/42
gpl-remittance ca 385/66 155/66
instarem bi 62/-6 62/-6
jc-money-change ca 192/72 78/72
moneygram di 115/154 47/154, ri 415/154 347/154
mong-lee-enterprise ca 385/131 155/131
pay2home-remittance ba 158/35+227/35 64/35+91/35, bi 212/35+227/35 85/35+91/35, ca 158/35+227/35 64/35+91/35
raffles-money-change ca 385/58 155/58
singtel-dash mm 231/35 93/35
skrill di 0/483 0/483, ri 0/483 0/483
western-union ca 115/140 62/140, di 231/31 295/31, ri 231/31 295/31
wise bi 92/0 61/0

SGP-IND
ample-transfer ca 192/78+192/78 78/78+78/78
bank-of-india cb 192/133 78/133
dbs bi 962/79 388/79
dbs-remit bb 0/109 0/110, bc 0/109 0/110, bi 0/109 0/110
indian-overseas-bank cb 192/116 78/116
instarem bi 60/-7 60/-7
moneygram di 115/21+115/51 47/21+47/51, ri 415/21+415/51 347/21+347/51
prime-bank-prime-exchange-co cb 0/120 0/120
remitly bi 153/120 62/120, di 153/124+153/124 62/124+62/124, ri 453/124+453/124 362/124+362/124
singtel-dash mm 135/93 54/93
skrill di 0/293 0/293, ri 0/293 0/293
state-bank-of-india bb 192/72 78/72, bi 0/50 0/50
western-union ca 115/37 62/37, di 408/52 397/32, ri 408/52 397/32
wise bi 83/0 57/0

SGP-LKA
ample-transfer ca 192/244+192/244 78/244+78/244
instarem bi 90/4 90/4
moneygram di 115/63 47/63, ri 415/63 347/63
remitly bi 192/213 77/213, di 192/211+192/211 77/211+77/211, ri 492/211+492/211 377/211+377/211
state-bank-of-india bb 192/155 78/155
western-union ca 115/192 62/192, di 231/160 295/160, ri 231/160 295/160
wise bi 167/1 91/1

SGP-MYS
all-best-enterprise ca 385/336 155/336
bigpay di 38/63 16/63, ri 38/63 16/63
bkk-forex ca 192/245 78/245
brunphil-express ca 269/215 109/215
dbs bi 962/78 388/78
dbs-remit bb 0/90 0/90, bc 0/90 0/90, bi 0/90 0/90
golden-dragon ca 385/640 155/640
gpl-remittance ca 462/45 186/45
haratan-servicing ca 308/672 124/672
instarem bi 78/9 78/9
jc-money-change ca 385/197 155/197
maybank bb 1923/80 775/80, bi 0/80 0/80
moneygram di 115/67 47/67, ri 415/67 347/67
mong-lee-enterprise ca 385/51 155/51
pay2home-remittance ca 192/59 78/59
raffles-money-change ca 385/60 155/60
remitly bi 77/210 31/210, di 77/207+77/207 31/207+31/207, ri 377/207+377/207 331/207+331/207
western-union ca 115/455 62/455, di 408/37 397/27, ri 408/37 397/27
wise bi 64/1 44/1

SGP-PAK
moneygram di 0/136+192/139 0/136+77/139, ri 0/136+415/139 0/136+347/139
remitly di 0/152+0/152 0/152+0/152, ri 0/152+0/152 0/152+0/152
western-union ca 115/1105 62/1105, di 231/171 295/171, ri 231/171 295/171
wise bi 112/14 74/14

SGP-PHL
a-express-remit ca 173/40+192/40 70/40+78/40
brunphil-express ca 173/76+173/76 70/76+70/76
dbs bi 962/79 388/79
dbs-remit bb 0/116 0/117, bc 0/116 0/117, bi 0/116 0/117
gpl-remittance ca 231/78 93/78
instarem bi 68/8 68/8
iremit ca 192/-1+192/-1 78/-1+78/-1
kabayan-remittance ca 154/53+173/53 62/53+70/53
maybank bi 1538/564 620/564
moneygram di 115/56 47/56, ri 415/56 347/56
pay2home-remittance bi 231/53 93/53
pnb-philippines-national-bank cb 192/28+192/54+192/54 78/28+78/54+78/54
remitly bi 153/162 62/162, di 153/165+153/165 62/165+62/165, ri 453/165+453/165 362/165+362/165
singtel-dash mm 146/58+173/58 59/58+70/58
skrill di 0/139 0/139, ri 0/136 0/136
smiles-mobile-remittance-singapore mm 154/21+192/21 62/21+78/21
steadfast-money-transfer ca 154/134+192/134 62/134+78/134
western-union ca 115/43 62/43, di 231/69 295/69, ri 231/69 295/69
wise bi 86/0 65/0

SGP-THA
bkk-forex ca 308/164 124/164
dbs bi 962/78 388/79
dbs-remit bb 0/143 0/143, bc 0/143 0/143, bi 0/143 0/143
golden-dragon ca 462/234 186/234
gpl-remittance ca 385/49 155/49
instarem bi 82/19 82/19
moneygram di 115/418 47/418, ri 415/418 347/418
remitly bi 153/219 62/219, di 153/217+153/217 62/217+62/217, ri 453/217+453/217 362/217+362/217
western-union ca 115/433 62/433, di 231/203 295/203, ri 231/203 295/203
wise bi 123/0 79/0

SWE-CHN
moneygram di 235/448 93/448, ri 235/519 93/519
nordea-bank bi 1765/0+1765/123 698/0+698/123
remitly di 235/120+235/120 93/120+93/120, ri 235/120+235/120 93/120+93/120
ria di 229/219 91/219
seb bi 1765/66 698/66
western-union bi 176/289+235/438 70/289+93/438, di 235/438 93/438, ri 235/438 93/438
wise bi 261/0 153/0, di 368/1 260/1, ri 388/1 281/1

SWE-IND
moneygram di 176/116+235/207 70/116+93/207, ri 176/116+235/116 70/116+93/116
nordea-bank bb 3235/0 1279/0, bi 1765/0 698/0
remitly di 176/58+176/58 70/58+70/58, ri 176/58+176/58 70/58+70/58
ria da 500/442 198/442
seb bb 4618/454 1826/454, bi 1765/285 698/285
skrill di 0/72 0/72, ri 0/72 0/72
western-union bi 176/124+235/124 70/124+93/124, di 235/124 93/124, ri 235/124 93/124
wise bi 112/3 81/3, di 220/0 189/0, ri 241/0 210/0
worldremit bi 53/197 21/197, di 53/197 21/197, ri 53/197 21/197

SWE-LBN
moneygram di 235/121 93/121, ri 235/216 93/216
western-union bi 235/444 93/444, di 235/444 93/444, ri 235/444 93/444
worldremit bi 112/355 44/355, di 112/355 44/355, ri 112/355 44/355

SWE-SOM
transfer-galaxy bi 50/676+50/677 50/676+50/677, di 50/676+50/676 50/676+50/676, ri 50/676+50/677 50/676+50/677
worldremit bi 171/413 67/413, di 171/413 67/413, ri 171/413 67/413

THA-CHN
bangkok-bank cb 1620/157 646/157
bangkok-bank-via-western-union cb 352/150 140/150
kasikorn-bank cb 1831/178 730/178
krungsri-bank bi 1620/218 646/218, cb 1831/227 730/227
krungthai-bank bi 1549/174 618/174
moneygram ca 845/414 674/414
siam-commercial-bank cb 1901/251 758/251
tmb-bank cb 1690/158 674/158
uob-bank bi 1549/250 618/250, cb 1831/251 730/251
western-union bi 23/228+23/351 9/228+9/351, di 225/228+225/351 225/228+225/351, ri 225/228+225/351 225/228+225/351

THA-IDN
bangkok-bank bi 1479/293 590/293, cb 1620/290 646/290
bangkok-bank-via-western-union cb 845/241 337/241
krungsri-bank bi 1620/781 646/781, cb 1831/822 730/822
moneygram ca 139/392 56/392
siam-commercial-bank cb 1901/790 758/790
tmb-bank cb 1690/53 674/53
uob-bank bi 1268/140 506/140, cb 1549/140 618/140
western-union bi 23/222+23/332 9/222+9/332, di 225/222+225/332 225/222+225/332, ri 225/222+225/332 225/222+225/332

THA-IND
bangkok-bank bi 1479/76 590/76, cb 1620/79 646/79
bangkok-bank-via-western-union cb 845/331 337/331
indian-overseas-bank cb 141/117+423/116 56/117+169/116
kasikorn-bank cb 1831/76 730/76
kasikorn-bank-k-plus bm 1338/268 534/268
krungsri-bank bi 1620/795 646/795, cb 1831/823 730/823
moneygram ca 139/194 56/194
siam-commercial-bank cb 1901/849 758/849
tmb-bank cb 1690/53 674/53
uob-bank bi 1549/752 618/752, cb 1831/753 730/753
western-union bi 23/49+199/281 9/49+79/281, ca 176/281 70/281, di 225/49+401/281 225/49+295/281, ri 225/49+401/281 225/49+295/281

THA-KHM
bangkok-bank bi 1479/79 590/79, cb 1620/76 646/76
bangkok-bank-via-western-union cb 225/53 90/53
deemoney mi 211/159+211/160+211/299+211/299 84/159+84/160+84/299+84/299
krungsri-bank bi 1620/109 646/109, cb 1831/112 730/112
krungthai-bank bb 1690/64 674/64, bi 1549/61 618/61
krungthai-bank-via-western-union bb 225/55 90/55, cb 225/53 90/53
moneygram ca 211/221+211/247 84/221+84/247
siam-commercial-bank cb 1901/49 758/49
tmb-bank cb 1690/53 674/53
uob-bank bi 1268/140 506/140, cb 1549/140 618/140
western-union bi 23/227 9/227, di 225/227 225/227, ri 225/227 225/227

THA-LAO
bangkok-bank bi 1479/76 590/76, cb 1620/76 646/76
bangkok-bank-via-western-union cb 225/49 180/49
krungsri-bank cb 1831/0 730/0
krungthai-bank bb 1690/59 674/59, bi 1549/61 618/61
krungthai-bank-via-western-union bb 225/55 180/55, cb 225/55 180/55
moneygram ca 139/220 56/220
siam-commercial-bank cb 1901/49 758/49
tmb-bank cb 1690/49 674/49
uob-bank bi 1549/0 618/0, cb 1831/0 730/0
western-union bi 23/402 9/402, di 225/402 225/402, ri 225/402 225/402

THA-MMR
bangkok-bank bi 1479/79 590/79, cb 1620/76 646/76
bangkok-bank-via-western-union cb 225/-110 90/-110
kasikorn-bank cb 1831/76 730/76
krungsri-bank bi 1620/109 646/109, cb 1831/112 730/112
moneygram ca 211/201 84/201
siam-commercial-bank cb 1901/49 758/49
true-money ca 0/-16 0/-16
uob-bank bi 1268/140 506/140, cb 1549/140 618/140
western-union bi 23/-112 9/-112, di 225/-112 225/-112, ri 225/-112 225/-112

THA-VNM
bangkok-bank bi 1479/79 590/79, cb 1620/76 646/76
bangkok-bank-via-western-union cb 423/49 169/49
deemoney mi 211/1190 84/1190
kasikorn-bank cb 1831/79 730/79
krungsri-bank bi 1620/109 646/109, cb 1831/109 730/109
krungthai-bank bb 1690/58 674/58, bi 1549/61 618/61
krungthai-bank-via-western-union bb 423/56 169/56, cb 423/52 169/52
moneygram ca 845/17+845/218 674/17+674/218
siam-commercial-bank cb 1901/52 758/52
uob-bank bi 1268/140 506/140, cb 1549/140 618/140
western-union bi 23/207+23/458 9/207+9/458, di 225/207+225/458 225/207+225/458, ri 225/207+225/458 225/207+225/458

TUR-BGR
denizbank bb 21884/313 8910/313
moneygram ca 1053/267+1053/267 643/267+643/267
turkey-is-bank bb 30579/141 12450/141, bi 10500/112 4275/112
turkey-is-bank-via-western-union bb 11605/255 4725/255
upt ca 8368/75 3407/75
western-union bi 11531/204 4695/204
wise bi 2629/0 1104/0
yapi-ve-kredi-bankasi bi 17544/269 7143/269
ziraat-bank bi 11075/288 4509/288

TZA-KEN
crdb-bank bb 6941/1628 2777/1628, bi 6666/1594 2667/1594
exim-bank bb 7128/1707 2852/1707
kcb-bank bb 4475/1266 1790/1266, bc 4475/1266 1790/1266
m-pesa mm 103/683 77/683
moneygram ca 508/-122 345/-122
national-bank-of-commerce-ltd-nbc bb 6745/1629 2699/1629, bc 6745/1629 2699/1629
stanbic-bank bb 6247/2180 2500/2180, bc 6247/2180 2500/2180
western-union ca 0/72 0/72

TZA-RWA
exim-bank bb 7128/2194 2852/2194
moneygram ca 508/273 203/273
nmb-national-microfinance-bank bb 4881/2501 1953/2501, bc 4881/2501 1953/2501
tigo mm 69/1070 65/1070
western-union ca 262/795 247/795

TZA-UGA
crdb-bank bb 6941/648 2777/648, bi 6666/758 2667/758
moneygram ca 508/201 345/201
national-bank-of-commerce-ltd-nbc bb 6745/2124 2699/2124, bc 6745/2124 2699/2124
nmb-national-microfinance-bank bb 4881/2057 1953/2057, bc 4881/2057 1953/2057
stanbic-bank bb 6247/1358 2500/1358, bc 6247/1358 2500/1358
western-union ca 0/130 0/130

USA-AFG
moneygram bi 250/543 100/543, di 275/412 180/412, ri 600/412 450/412
walmart2world ca 750/507 300/521
western-union bi 250/530 120/530, ca 500/482 200/482

USA-ARM
moneygram bi 300/153 120/153, di 300/153 180/153, ri 600/153 450/153
remitly bi 450/0+450/0 180/0+180/0, di 500/0+500/0 200/0+200/0, ri 800/0+800/0 500/0+500/0
ria bi 400/236 160/236, di 400/237 160/237, ri 600/238 440/238
walmart2world ca 550/426 220/426
xoom bi 0/964 0/808, di 58/964 31/808, ri 238/964 166/808

USA-BGD
moneygram bi 300/453 120/453, di 300/453 180/453, ri 600/453 450/453
pangea di 248/593 99/593
placid-express bi 200/697 80/697
remitly bi 50/467+50/467 20/467+20/467, di 50/505+50/505 20/505+20/505, ri 350/425+350/425 320/425+320/425
ria di 50/518+100/503+145/503 20/518+40/503+58/503, ri 350/503 240/503
sonali-exchange-company ba 100/491 40/491, ca 100/491 40/491
walmart2world ca 450/763 180/763
western-union bi 250/496 100/496, ca 400/655 160/655, ri 250/515 140/515
wise bi 213/433 142/433, di 319/433 248/433, ri 808/433 737/433

USA-BRA
bank-of-america bb 0/118 0/118, bi 0/540 0/540
go-vianex bi 200/94 80/94, di 250/127 100/127
intermex di 125/271 175/271, ri 200/234 200/234
moneygram bi 100/183+300/511 40/183+120/511, di 100/183+300/511 40/183+180/511, ri 500/183+600/511 410/183+450/511
remitly bi 200/48 80/48, di 200/281 80/281, ri 500/281 380/281
ria bi 95/237 38/237
sharemoney di 150/111 60/111, ri 300/111 300/111
viamericas ba 150/123 60/123, da 250/111 100/111
walmart2world ca 700/574 280/574, da 300/577 180/577, di 300/682 180/682, ri 600/684 450/684
western-union bi 250/278 100/278, ca 400/528 160/528, di 250/247+250/379 100/247+140/379, ri 250/247+250/379 100/247+140/379
wise bi 150/0 124/0
xoom bi 250/187 100/187

USA-CHN
cathay-bank bb 750/0 300/0
citibank bb 2250/0+2250/0 900/0+900/0, bi 1750/0 700/0
moneygram di 300/0 180/0, ri 600/0 450/0
remitly bi 100/100 40/100, di 100/230 40/230, ri 400/230 340/230
walmart2world ca 700/0 280/0, da 300/0 180/0
western-union bi 100/85+350/6 40/85+180/6, ca 400/150 160/150, di 350/6 340/6, ri 350/6 340/6
wise bi 249/0 150/0, di 355/0 256/0, ri 845/0 746/0
xoom bi 153/113 47/113, di 243/113 169/113, ri 517/113 308/113

USA-COL
casa-de-cambio-delgado ca 350/117 190/117
citibank bi 1750/0 700/0
go-vianex bi 100/162+200/172 40/91+80/101, di 100/191+200/191 40/121+80/121
la-nacional ca 325/107 300/107
moneygram bi 300/212 120/212, ri 600/212 450/212
pangea di 198/204+198/308 0/204+0/308
remitly bi 250/147 0/147, di 250/319 0/319, ri 550/319 300/319
ria bi 200/227 80/227, ca 250/227 0/0, di 250/227 0/227, ri 600/227 340/227
viamericas ba 200/165 80/165, da 200/197 80/197
vigo ca 250/121 100/121
walmart2world ca 700/556 280/544, da 300/-339 180/-339, di 0/-265 0/-265, ri 600/-330 450/-330
wells-fargo bb 250/153+250/153 100/134+100/134, bc 250/150+250/150 100/126+100/126
western-union bi 250/269 140/269, ca 400/264 160/264, di 250/269 140/269, ri 250/269 140/269
wise bi 340/0 264/0, di 444/0 369/0, ri 927/0 852/0
xoom bi 0/279 0/195, di 30/279 0/195, ri 330/279 414/195

USA-CPV
citibank bb 2250/0 900/0, bc 2250/0 900/0
moneygram bi 300/240 120/240, ca 240/261 144/261, di 300/240 180/240, ri 600/240 450/240
walmart2world ca 600/398 240/398, da 300/122 180/122, di 333/227 200/227, ri 600/227 450/227
western-union bi 250/180 100/180, ca 400/849 160/849, di 250/210 140/210, ri 250/210 140/210

USA-CRI
go-vianex bi 100/183+200/183 40/113+80/113, di 100/213+200/213 40/143+80/143
moneygram bi 300/0 120/0, di 300/0 180/0, ri 600/0 450/0
remitly bi 200/245 80/245, di 200/344 80/344, ri 500/344 380/344
ria bi 183/382 73/382, ca 400/382 0/0, di 200/382 80/382, ri 550/382 360/382
ulink ba 500/0 200/0, bi 350/0 140/0
walmart2world ca 700/0 280/0
western-union bi 250/482 100/482, ca 400/699 160/699
wise bi 444/20 266/20, di 549/20 371/20, ri 1035/20 858/20
xoom bi 514/0 240/0, di 828/0 520/0, ri 828/0 520/0

USA-CUB
duales bi 800/500 500/500
tropipay di 250/0 200/0, ri 250/0 200/0
western-union ri 1700/0 1870/0

USA-DOM
bhd-remesas-dominicana db 150/0 80/0, rb 350/0 300/0
cibao ca 500/0+500/231 400/0+400/231
citibank bb 2250/0 900/0, bi 1750/0 700/0
moneygram bi 300/110 120/110
pangea di 248/272 99/272
remesas-pujols ca 300/-91+300/0 300/-91+300/0
ria ca 200/76+200/110+250/0+300/0 0/0+0/0+0/0+0/0
viamericas ca 150/0 60/0
vigo ca 250/0 100/0
walmart2world ca 700/558 280/558, da 300/-145 180/-145, di 0/175 0/175, ri 600/-139 450/-139
western-union bi 150/282 60/282, ca 400/195 160/195, di 300/282 120/282, ri 300/282 120/282
xoom bi 0/22 0/22, di 392/22 360/22, ri 392/22 360/22

USA-ECU
delgado-travel ca 300/0 190/0
girosol ca 300/0 300/0
la-nacional cb 325/0 300/0
moneygram bi 300/0 120/0, ca 500/0 200/0, ri 600/0 450/0
remitly bi 200/0 120/0, di 300/0 200/0, ri 600/0 500/0
ria ca 300/0 0/0, dc 275/0 158/0, rc 195/0 98/0
uniteller ba 400/0 160/0, bi 400/0 160/0, da 500/0 280/0, di 500/0 280/0, ra 650/0 420/0, ri 650/0 420/0
vigo ca 250/0 100/0
walmart2world ca 700/0 280/0, da 300/0 180/0, di 0/0 160/0, ri 600/0 450/0
wells-fargo bb 450/0 180/0
western-union bi 300/0 160/0, ca 400/0 160/0, di 300/0 160/0, ri 300/0 160/0
xoom bi 275/0 110/0, di 385/0 300/0, ri 602/0 480/0

USA-EGY
moneygram di 300/0 180/0, ri 500/109 410/109
ria bi 95/182 38/182, di 195/183 78/183, ri 500/182 360/182
western-union bi 100/209 40/209, ca 400/380 160/380, di 300/90 120/90, ri 200/209+300/90 80/209+120/90
wise bi 480/2 250/2, di 586/2 356/2, ri 1075/2 845/2
xoom bi 250/321 100/321, di 300/364 200/364, ri 300/364 200/364

USA-ERI
ria dc 400/90 160/90, rc 600/90 400/90
western-union bi 550/50 420/50, ca 400/50 160/50
xoom bi 250/502 100/502, di 300/502 200/502, ri 300/502 200/502

USA-ETH
amal-express ca 600/0 400/0
dahabshiil ca 600/0 600/0
moneygram ca 240/0 144/0, di 300/0 180/0
ria bi 45/188 18/188, ca 400/188 0/0, di 500/-1232 500/-1232, ri 438/-1422 375/-1422
walmart2world ca 250/276+400/276 140/276+160/276, da 50/78+100/78 20/78+40/78, di 300/0 180/0, ri 600/0 450/0
western-union ca 400/55 160/55
worldremit di 300/0 180/0, ri 300/0 180/0
xoom di 300/529 205/529, ri 300/529 205/529

USA-GHA
dahabshiil ca 600/127 600/127
moneygram bi 100/92+300/92 40/92+120/92, ca 240/202+250/47 144/202+160/47, di 0/92+300/92 0/92+180/92, ri 300/92+600/92 300/92+450/92
pangea bi 148/362 59/362
paysend bi 0/-13 0/-13, di 0/42 0/42
ria bi 200/235 80/235, ca 350/235 0/0, di 200/226+300/235 100/226+120/235, ri 450/235+550/226 360/235+380/226
walmart2world ca 600/587 240/587, da 300/148 180/148, di 333/47 200/47, ri 600/47 450/47
western-union bi 250/379 100/379, ca 400/521 160/521, di 300/379 180/379, ri 300/379 180/379
worldremit bi 0/187 0/187, di 0/46+0/46 0/46+0/46, ri 0/46+0/46 0/46+0/46

USA-GTM
casa-de-cambio-delgado ca 350/202 190/202
intermex ca 249/201+249/201 195/201+195/201, di 150/195+350/0+350/0 175/195+200/0+200/0, ri 200/195+450/0+450/0 200/195+360/0+360/0
moneygram di 145/81 58/81, ri 600/81 450/81
pangea di 0/202+198/202 0/202+79/202
remitly bi 200/216 80/187, di 200/216 80/187, ri 500/216 380/187
ria ca 300/92 0/0
vigo ba 250/68+250/68 100/68+100/68, ca 250/68 100/68
walmart2world ca 700/410 280/410, da 300/-212 180/-212, di 0/-212 0/-212, ri 600/-212 450/-212
wells-fargo bb 250/109 100/89, bi 250/86 100/71
western-union ca 400/103 160/103
xoom bi 379/60 177/60, di 470/60 287/60, ri 761/60 506/60

USA-GUY
moneygram di 220/175 88/175, ri 600/180 450/180
ria bi 150/190+150/528 60/190+60/528, ca 450/190+450/528 0/0+0/0, di 225/190+225/528 90/190+90/528, ri 500/190+500/528 300/190+300/528
walmart2world ca 700/568 280/568, da 300/186 180/186, di 220/175 88/175, ri 600/514 450/514
western-union bi 150/485 60/485, ca 400/701 160/701, di 250/485 140/485, ri 250/485 140/485
xoom bi 250/799 100/799, di 600/799 360/799, ri 600/799 360/799

USA-HND
dolex-dollar-express ca 300/83 180/83, da 300/83 180/83
ficohsa-express ca 400/145 160/145, da 400/140 160/140
intermex ca 200/65+200/65 195/65+195/65, di 150/0+150/101 175/0+175/101, ri 150/0+200/101 175/0+200/101
moneygram bi 100/101+300/101 40/101+120/101
pangea bi 323/65 204/65, di 323/57 204/57
remitly di 325/100+325/100 205/100+205/100, ri 625/100 505/100
ria ca 300/100 0/0, dc 300/56 140/56, rc 550/56 380/56
viamericas ba 310/0+310/4 189/4+190/0, ca 400/0+550/4 160/0+220/4
walmart2world ca 700/36 280/36, da 300/176 180/176, di 0/163 0/163, ri 600/165 450/165
western-union bi 200/101 80/101, ca 400/101 160/101
xoom bi 215/101 86/101, di 280/101 180/101

USA-HTI
cam ca 400/0 240/0
moneygram bi 100/0 40/0, ca 500/0+700/18 200/0+280/18
remitly di 500/0 290/0
ria bi 250/0 110/0
walmart2world ca 500/0+700/18 200/0+280/18, di 200/0 150/0
western-union bi 400/22 180/22, ca 400/22 160/22, di 550/22 360/22, ri 550/22 360/22
xoom bi 550/0 220/0, di 550/0 400/0, ri 550/0 400/0

USA-IDN
citibank bi 1750/0 700/0
moneygram bi 300/187 120/187, di 300/187 180/187, ri 600/187 450/187
pangea di 250/274 100/274
ria bi 250/197 100/197, ca 450/197 0/0, di 350/197 140/197, ri 350/197 240/197
walmart2world ca 600/233 240/233, da 300/-53 180/-53, di 0/-53 0/-53, ri 600/-16 450/-16
western-union bi 250/318 100/305, ca 400/1030 160/1030, di 250/318 140/305, ri 250/318 140/305
wise bi 124/0 87/0
worldremit bi 100/181 40/181, di 100/177 40/177, ri 100/177 40/177
xoom bi 250/281 100/281, di 300/323 210/323, ri 300/323 210/323

USA-IND
citibank bi 1750/0 700/0
money2india-icici-bank bi 200/74+200/74 80/74+80/74
moneygram bi 50/26+200/76 20/26+80/76, ca 550/187 220/187, di 100/26+300/76 40/26+220/76, ri 500/26+600/76 410/26+450/76
pangea di 198/22 119/22
placid-express bi 0/42 0/42
remitly bi 200/39 80/39, di 200/135 80/135, ri 500/135 380/135
ria bi 50/27+145/93 20/27+58/93, ca 350/93 0/0, di 100/27+195/93 60/27+78/93, ri 400/27+495/93 300/27+358/93
walmart2world ca 750/318 300/318, da 300/-71 180/-71, di 0/-53 0/-53, ri 600/-53 450/-53
wells-fargo bb 150/75 60/75, bc 150/57 60/57
western-union bi 50/68+250/133 20/58+100/133, ca 400/135 160/135, dc 100/135 40/135, di 100/148+250/133 40/148+140/133, rc 350/161 290/161, ri 100/148+250/133 40/148+430/133
wise bi 116/0 84/0, di 222/0 190/0, ri 713/0 681/0
worldremit bi 50/112 20/112, di 50/100 20/100, ri 50/100 20/100
xoom bi 150/226 96/121, di 260/226 186/121, ri 300/226 340/121

USA-JAM
cam ca 400/0 240/0
jamaica-national cb 325/0 200/0
moneygram bi 140/180 56/180, ri 600/180 450/180
remitly di 150/335 60/335
ria bi 200/193 80/193, ca 450/193 0/0, di 245/193 138/193, ri 550/193 420/193
walmart2world ca 700/568 280/568, da 300/-35 180/-35, di 0/-225 0/-225, ri 600/-35 450/-35
western-union bi 250/386 100/386, ca 400/339 160/339, di 250/386 140/386, ri 250/386 140/386
xoom bi 0/929 0/722, di 0/929 30/722, ri 294/929 254/722

USA-JOR
moneygram bi 145/110+200/0 56/106+80/0, di 300/0+300/106 180/0+180/106, ri 600/0+600/106 450/0+450/106
ria ca 450/120 0/0, dc 400/120 160/120, rc 600/120 400/120
walmart2world ca 750/0 300/0, da 300/0 180/0, di 300/0 0/0, ri 600/0 450/0
western-union bi 250/148 100/148, ca 400/334 160/334, di 250/148 140/148, ri 250/148 140/148
xoom bi 250/502 100/502, di 300/502 200/502, ri 300/502 200/502

USA-KEN
dahabshiil ca 600/0 600/0
moneygram ca 240/258 144/258, di 50/138+300/161 20/138+180/161, ri 300/138+600/161 300/138+450/161
remitly bi 0/166+0/166+0/166 0/166+0/166+0/166, di 0/166+0/166+0/166 0/166+0/166+0/166, ri 300/166+300/166+300/166 300/166+300/166+300/166
ria bi 250/208 100/208, ca 450/208 0/0, di 300/208 120/208, ri 600/208 400/208
walmart2world ca 600/526 240/526, da 300/-329 180/-329, di 300/161 180/161, ri 600/161 450/161
wave di 0/84 0/84
western-union bi 50/142+100/152 20/142+40/152, ca 400/570 160/570, di 100/142+200/152+200/302 40/142+80/152+100/302, ri 100/142+200/152+450/302 40/142+100/302+350/152
wise bi 244/0 168/0
worldremit di 0/69 0/69, ri 0/69 0/69
xoom bi 0/405+250/461 0/405+100/461, di 300/461 205/461, ri 300/461 205/461

USA-LBN
bank-of-america bb 2250/0 900/0, bc 2250/0 900/0
chase-bank bb 2500/0 1000/0
citibank bb 2250/0 900/0, bc 2250/0 900/0, bi 1750/0 700/0
moneygram bi 300/0 120/0, di 300/0 180/0, ri 600/0 450/0
ria bi 250/0 100/0
walmart2world ca 750/0 300/0, di 300/0 180/0, ri 600/0 450/0
western-union ca 400/0 160/0, di 650/0 600/0, ri 650/0 600/0

USA-LBR
moneygram bi 300/0 120/0, ca 600/0 240/0, di 50/0+750/0 20/0+300/0, ri 300/0+600/0 300/0+450/0
remitly di 350/0+350/0 200/0+200/0
ria bi 500/0 280/0, ca 350/0 0/0, di 500/0 280/0, ri 600/0 500/0
walmart2world ca 600/0 240/0, da 750/0 300/0, di 750/0 300/0, ri 600/0 450/0
western-union bi 550/23 420/23
xoom bi 600/0 300/0, di 750/0 420/0, ri 850/0 520/0

USA-MEX
citibank bi 1750/0 700/0
delgado-travel ba 300/199+300/199 180/199+180/199, ca 300/199+300/199 180/199+180/199
intermex ca 274/186+274/186 195/186+195/186, di 224/177 175/177, ri 200/177 200/177
moneygram bi 95/76+150/110 38/76+60/112, ri 600/102 450/102
orlandi-valuta ca 500/156 200/156
pangea di 198/225 79/225
remitly bi 200/338 80/147, di 200/338 80/147, ri 500/338 380/147
ria bi 150/81 60/81, ca 350/81 0/0, di 100/124+195/81 40/124+78/81, ri 550/81 340/81
viamericas bi 200/237 80/168, ca 200/133 80/133, di 200/164 80/164
vigo ca 250/137 100/137
walmart2world ca 700/313 280/313, da 300/-133 180/-133, di 0/-244 0/-244, ri 600/-127 450/-127
wells-fargo bb 300/112+300/112 120/102+120/102, bc 300/173+300/173 120/135+120/135
western-union bi 200/190 100/134, ca 200/290 100/235, di 400/190+500/190 340/134+400/134, ri 400/190+500/190 340/134+400/134
wise bi 123/3 93/3, di 229/3 199/3, ri 719/3 689/3
xoom bi 0/-24 0/-33, di 63/-24 92/-33, ri 296/-24 494/-33

USA-NGA
moneygram ca 240/101+400/-58 144/101+160/-58, di 0/1+100/-28 0/1+40/-28, ri 275/-28 290/-28
remitly bi 0/109+0/109 0/109+0/109, di 0/109+0/109 0/109+0/109, ri 300/109+300/109 300/109+300/109
ria bi 145/100+150/76 60/76+78/100, ca 450/76+450/100 0/0+0/0, di 245/100+300/76 118/100+160/76, ri 500/76+500/101 240/101+300/76
walmart2world ca 700/287 280/294, da 300/-42 180/-42, di 0/-22 0/-22, ri 275/-22 290/-22
western-union bi 100/33+150/-17 40/33+80/-17, ca 400/-17 160/-17, di 250/-17+300/33 120/-17+180/33, ri 250/-17+300/33 120/-17+180/33
worldremit bi 0/-49 0/-49, di 0/28 0/28, ri 0/28 0/28

USA-NIC
envios-22-24 ca 500/0 200/0
moneygram bi 300/0 120/0, ca 360/0 160/0, di 450/0 200/0, ri 600/0 450/0
remitly bi 210/0 150/0, di 310/0 190/0, ri 610/0 490/0
ria ca 350/0 0/0, di 195/0 138/0
vigo ca 250/0 100/0
walmart2world ca 700/0 280/0, da 450/0 200/0, di 250/0 160/0, ri 600/0 450/0
western-union ca 400/0 160/0, di 250/0 160/0, ri 250/0 160/0
xoom bi 397/0 219/0, di 625/0 460/0, ri 625/0 460/0

USA-NPL
moneygram bi 300/131 120/131, ri 600/131 450/131
muncha bi 0/107 0/107
prabhu-money-transfer ba 0/86 0/86, da 225/86 210/86
ria bi 88/72 35/72, ca 450/146 0/0, di 95/72+350/146 38/72+140/146, ri 400/146+550/72 360/72+380/146
walmart2world ca 650/336 260/336
western-union ca 400/375 160/375
wise bi 211/1 157/1, di 316/1 262/1, ri 803/1 750/1
worldremit bi 50/181 20/110, di 50/116 20/116, ri 50/116 20/116
xoom bi 250/331 100/331, di 275/331 170/331, ri 275/331 170/331

USA-PAK
moneygram bi 75/87 30/87, di 50/151+300/87 0/151+180/87, ri 300/151+600/87 300/151+450/87
ria di 0/45 0/45
walmart2world ca 750/617 300/617, da 300/-125 180/-125, di 300/33 180/33, ri 600/33 450/33
western-union bi 100/49+100/148 40/49+40/148, ca 400/444 160/444, di 100/123+100/258 40/123+40/258, ri 100/123+100/258 40/123+40/258
wise bi 142/14 100/14, di 249/14 206/14, ri 739/14 696/14
worldremit di 0/251 0/251, ri 0/251 0/251
xoom bi 0/201 0/123, di 0/401 0/324, ri 0/401 0/324

USA-PAN
moneygram bi 300/0 120/0, di 300/0 180/0, ri 600/0 450/0
ria bi 250/0 100/0, ca 400/0 0/0, di 245/0 198/0, ri 750/0 600/0
walmart2world ca 700/0 280/0, da 300/0 180/0, di 300/0 180/0, ri 600/0 450/0
western-union ca 400/0 160/0, di 300/0 340/0, ri 300/0 340/0

USA-PER
delgado-travel ca 300/0 190/0
jet-peru ca 200/0+200/0 180/0+180/0
moneygram di 300/149 180/149, ri 600/149 450/149
remitly di 375/0 225/0, ri 675/0 525/0
ria di 250/126+250/178 100/126+120/178
vigo ca 250/0 100/0
walmart2world ca 700/0 280/0, da 300/0 180/0, di 300/0 180/0, ri 600/0 450/0
wells-fargo bb 400/0 160/0, bi 1250/0 500/0
western-union bi 300/0 160/0, ca 400/0 160/0
xoom bi 403/0 198/0, di 403/0 198/0, ri 701/0 498/0

USA-PHL
citibank bi 1750/0 700/0
johnny-air-cargo ca 500/101 200/101, cc 500/101 200/101
m-lhuillier-financial-services ba 300/0+300/0 160/0+160/0, ca 300/0+300/0 160/0+160/0
moneygram bi 0/58+40/80+300/0 0/58+16/80+120/0, di 0/58+100/80+245/144+300/0 0/58+40/80+96/139+180/0, ri 300/58+500/80+600/0+600/139 300/58+410/80+450/0+450/139
pangea di 248/82 99/82
pnb-philippines-national-bank cb 400/91 200/91
remitly bi 250/294+325/0 100/294+235/0, di 250/294+325/0 100/294+235/0, ri 550/294+625/0 400/294+535/0
ria bi 45/139+175/199 18/139+70/199, ca 350/199 0/0, di 95/139+200/199 38/139+98/199, ri 350/199+400/139 240/199+260/139
walmart2world ca 400/414 160/414, da 300/-190 180/-190, di 195/195 96/195, ri 600/200 450/195
wells-fargo bb 250/171 100/134, bc 250/143 100/143
western-union bi 100/246+200/246 40/246+100/246, ca 400/106 160/106, di 100/246+200/246 40/246+100/246, ri 100/246+200/246 100/246+290/246
wise bi 406/0 196/0
worldremit bi 0/295 0/295, di 0/183+200/214 0/183+80/214, ri 0/183+200/214 0/183+80/214
xoom bi 250/449+349/0 100/-131+218/0, di 300/449+349/0 214/-131+218/0, ri 550/449+649/0 518/0+550/-131

USA-SLV
casa-de-cambio-delgado ca 350/0+350/0 190/0+190/0
go-vianex bi 195/0+195/0 135/0+135/0, di 210/0+210/0 150/0+150/0
intermex ca 200/0+201/0 195/0+195/0, di 150/0 175/0, ri 200/0 200/0
la-nacional cb 400/0 300/0
moneygram bi 100/0+300/0 40/0+120/0, ca 500/0 200/0
pangea di 308/0 123/0
remitly bi 372/0 170/0, di 372/0 170/0, ri 672/0 470/0
ria bi 200/0 98/0, ca 300/0+300/0 0/0+0/0, di 245/0+395/0 178/0+178/0, ri 600/0 420/0
viamericas ba 195/0 135/0, ca 300/0 120/0, da 210/0 150/0, ra 400/0 350/0
vigo ca 250/0 100/0
walmart2world ca 700/0 280/0, da 300/0 180/0, di 225/0 90/0, ri 500/0 265/0
wells-fargo bb 550/0+550/0 220/0+220/0, bc 550/0+550/0 220/0+220/0
western-union bi 300/0 140/0, ca 400/0 160/0, di 200/0+400/0 160/0+200/0, ri 200/0+400/0 160/0+200/0
xoom bi 412/0 158/0, di 462/0 238/0, ri 713/0 444/0

USA-SOM
dahabshiil ca 600/0 600/0
iftin-express ca 600/0 600/0
kaah-express ca 600/0 600/0
tawakal-express ca 600/0 600/0
western-union ca 400/0 160/0

USA-SSD
dahabshiil ca 600/0 600/0
moneygram bi 300/0 120/0, di 300/0 180/0, ri 600/0 450/0
paysii di 500/0 500/0
walmart2world ca 600/0 240/0
worldremit di 300/0 300/0, ri 300/0 300/0

USA-THA
bank-of-america bb 2250/0 900/0, bc 2250/0 900/0
chase-bank bb 2500/0 1000/0
citibank bi 1750/0 700/0
moneygram bi 50/26 20/26, di 300/26 180/26, ri 750/31 650/31
pangea di 300/253 120/253
remitly bi 100/226 40/226, di 100/226 40/226, ri 400/226 340/226
ria ca 450/153 0/0, di 50/195 20/195
walmart2world ca 600/616 240/616, da 300/-51 180/-51, di 300/4 180/4, ri 750/4 650/4
western-union bi 50/121 20/121, ca 400/492 160/492, di 250/26 140/26, ri 250/26 140/26
wise bi 154/2 105/2, di 260/2 210/2, ri 750/2 701/2
xoom bi 250/471 100/471, di 300/471 200/471, ri 300/471 200/471

USA-UKR
moneygram bi 300/75 120/75, di 300/75 220/75, ri 600/75 450/75
remitly bi 0/110 0/110, di 0/110 0/110, ri 300/110 300/110
ria bi 75/196 60/196, ca 125/196 0/0, di 125/196 110/196, ri 310/196 310/196
walmart2world ca 900/252 360/252, di 300/0+300/76 220/0+220/76
western-union ca 400/282 160/282
wise bi 139/85 100/85, di 245/85 206/85, ri 735/85 696/85
xoom bi 0/958 0/747, di 0/296 0/232, ri 0/296 0/232

USA-VNM
citibank bi 1750/0 700/0
moneygram di 100/154+300/0 40/154+180/0, ri 600/0 450/0
pangea di 248/63 99/63
ria bi 45/165 18/165, ca 350/205 0/0, di 95/165+250/0 58/165+150/0, ri 400/205 280/205
walmart2world ca 600/0 240/0, da 300/0 180/0, di 0/0 0/0, ri 600/0 450/0
wells-fargo bb 600/0 240/0, bi 600/0 240/0
western-union bi 200/231 80/231, ca 400/415 160/415, di 350/231 140/231, ri 350/231 140/231
wise bi 161/0 107/0, di 267/0 213/0, ri 757/0 703/0
xoom bi 150/322+150/370+444/0+444/0 60/322+60/370+178/0+178/0, di 350/322+350/370+597/0+597/0 163/322+163/370+299/0+299/0, ri 350/322+350/370+597/0+597/0 163/322+163/370+299/0+299/0

USA-YEM
moneygram bi 200/0 80/0, di 300/0 180/0, ri 600/0 450/0
ria dc 250/0 180/0, rc 600/0 400/0
walmart2world ca 750/0 300/0, da 300/0 180/0, di 300/0 180/0, ri 600/0 450/0
western-union ca 400/0 160/0, di 200/0 100/0, ri 200/0 100/0

USA-ZAF
moneygram bi 300/195 120/195, ca 240/240 144/240, di 300/195 180/195, ri 600/195 450/195
ria di 88/130 35/130
walmart2world ca 600/392 240/392
western-union bi 550/228 420/228, ca 400/198 160/198
wise bi 492/0 240/0, di 598/0 346/0, ri 1089/0 836/0
worldremit bi 100/72 40/72, di 100/80+250/80 40/80+100/80, ri 100/80+250/80 40/80+100/80
xoom bi 250/418 100/418, di 289/418 300/418, ri 289/418 300/418

ZAF-AGO
absa bb 3285/104 1320/104, bi 2117/104 850/104
absa-via-western-union bi 1496/89 841/89
first-national-bank-of-south-africa bb 584/101 411/101, bc 584/101 411/101, bi 511/101 381/101
first-national-bank-of-south-africa-via-moneygram bi 649/106 522/106
nedbank bb 3120/231 1254/231
standard-bank bb 3053/71 1227/71
standard-bank-via-moneygram bi 1305/258 681/258
western-union ca 3285/-7 1320/-7, da 3285/-7 1320/-7, ra 3285/-7 1320/-7

ZAF-BWA
absa bb 3285/438 1320/438, bi 2044/456 821/456
absa-via-western-union bi 1496/89 841/89
first-national-bank-of-south-africa bb 584/46 411/46, bc 584/46 411/46, bi 511/46 381/46
first-national-bank-of-south-africa-via-moneygram bi 649/857 522/857
moneygram ca 1460/-4 733/-4
mukuru ba 1000/-25+1000/-25 900/-25+900/-25, bc 1000/-25+1000/-25 900/-25+900/-25, bi 1000/28+1000/29 900/28+900/29, ca 1000/-25+1000/-25 900/-25+900/-25, cc 1000/-25+1000/-25 900/-25+900/-25, ci 1000/28+1000/29 900/28+900/29
nedbank bb 3120/407 1254/407
sikhona-money-transfers ca 182/1086 73/1086
standard-bank bb 3053/150 1227/150, bi 1891/192 760/192
western-union ca 3285/-8 1320/-8, da 3285/-8 1320/-8, ra 3285/-8 1320/-8

ZAF-CHN
absa bb 3285/484 1320/484
moneygram ca 1460/77+1460/87 733/96+733/97
nedbank bb 3120/437 1254/437
sasai-money-transfer bi 0/376 0/376, di 0/376 0/376
standard-bank bb 3053/142 1227/142, bi 1891/185 760/185
western-union ca 3285/-6 1320/-6, da 3285/-6 1320/-6, ra 3285/-6 1320/-6

ZAF-IND
ecocash-remit ca 400/407 400/407
mama-money bi 358/171 144/171, ca 358/171 144/171
moneygram ca 1460/98+1460/165 733/177+733/179
sikhona-money-transfers ba 292/478 117/290, ca 292/478 117/290
state-bank-of-india bb 2828/215+2828/215 1136/215+1136/215
western-union ca 3285/-7 1320/-7, da 3285/-7 1320/-7, ra 3285/-7 1320/-7
worldremit bi 500/191 500/191, di 500/191 500/191, ri 500/191 500/191

ZAF-KEN
absa bb 3285/230 1320/230, bi 2044/211 821/211
absa-via-western-union bi 1496/89 841/89
ecocash-remit ca 150/246 150/246
mama-money bi 212/293+500/248 85/293+261/248, ca 212/293+500/248 85/293+261/248
moneygram ca 1460/463+1460/463 733/463+733/463
mukuru ba 204/221+204/548 73/221+73/548, bc 204/200+204/517 73/200+73/517, bi 204/260+204/526 73/260+73/526, ca 204/216+204/548 73/216+73/548, cc 204/201+204/513 73/201+73/513, ci 204/260+204/526 73/260+73/526
sasai-money-transfer bi 182/300 73/300, di 182/300 73/300
sikhona-money-transfers ba 182/162 73/162, bi 182/162 73/162, ca 182/162 73/162
western-union ca 3285/1 1320/1, da 3285/1 1320/1, ra 3285/1 1320/1
worldremit bi 300/405 300/405, di 300/405 300/405, ri 300/405 300/405

ZAF-LSO
absa bb 1058/0 425/0, bi 0/0 0/0
absa-via-western-union bi 1496/89 841/89
first-national-bank-of-south-africa bb 1095/0 440/0, bc 1095/0 440/0, bi 292/0 117/0
mukuru bi 912/1+1000/1 909/1+1000/1
nedbank bb 2099/0 843/0
shoprite-money-transfer ca 182/0 73/0
standard-bank bb 3053/0 1227/0

ZAF-MOZ
absa-via-western-union bi 1496/89 841/89
first-national-bank-of-south-africa bb 584/101 411/101, bc 584/101 411/101, bi 511/101 381/101
first-national-bank-of-south-africa-via-moneygram bi 649/106 522/106
mama-money bi 500/79 400/60, ca 500/79 400/60
mukuru ba 905/-458+912/-474 909/-474+909/-458, bc 912/-508+912/-496 909/-508+909/-496, bi 912/-448+912/-431 909/-448+909/-427, ca 905/-458+912/-471 909/-471+909/-458, cc 912/-493+912/-492 909/-493+909/-492, ci 912/-426+912/-424 909/-425+909/-423
sikhona-money-transfers ba 182/90 73/391, ca 182/90 73/391
standard-bank bb 3053/522 1227/522, bi 1891/534 760/534
standard-bank-via-moneygram bi 1305/540 681/540
western-union ca 3285/5 1320/5, da 3285/5 1320/5, ra 3285/5 1320/5
worldremit bi 400/197 400/197, di 400/197 400/197, ri 400/197 400/197

ZAF-MWI
absa-via-western-union bi 1496/89 841/89
ecocash-remit ca 300/-600 300/-600
first-national-bank-of-south-africa bb 584/5903 411/5903, bc 584/5903 411/5903, bi 511/5903 381/5903
first-national-bank-of-south-africa-via-moneygram bi 649/5880 522/5880
mama-money bi 500/-749 367/-749, ca 500/-749 367/-749
moneygram ca 1460/-1114+1460/-1114 733/-1114+733/-1114
mukuru ca 1000/-1211+1000/-961+1000/-958 1000/-1211+1000/-961+1000/-958
nedbank bb 3120/231 1254/231
sikhona-money-transfers ca 182/2013 73/2013
standard-bank bb 3053/5718 1227/5718, bi 1891/5734 760/5734
western-union ca 3285/9 1320/9, da 3285/9 1320/9, ra 3285/9 1320/9
worldremit bi 182/4258 73/4258, di 182/4258 73/4258, ri 182/4258 73/4258

ZAF-NGA
absa bb 3285/175 1320/175
first-national-bank-of-south-africa bb 584/242 411/242, bc 584/242 411/242, bi 511/242 381/242
first-national-bank-of-south-africa-via-moneygram bi 649/228 522/228
mama-money bi 212/134 85/134, ca 504/401 147/401
moneygram ca 1460/482+1460/482 733/475+733/475
sikhona-money-transfers ba 182/558 73/559, ca 182/558 73/559
western-union ca 3285/67 1320/67, da 3285/67 1320/67, ra 3285/67 1320/67
worldremit bi 0/499 0/499, di 0/499 0/499, ri 0/499 0/499

ZAF-SWZ
absa bb 1058/0 425/0, bi 0/0 0/0
absa-via-western-union bi 1496/89 841/89
first-national-bank-of-south-africa bb 1095/0 440/0, bc 1095/0 440/0, bi 292/0 117/0
nedbank bb 2099/0 843/0
shoprite-money-transfer ca 182/0 73/0
standard-bank bb 3053/0 1227/0

ZAF-TZA
absa bb 3285/104 1320/104, bi 2117/104 850/104
absa-via-western-union bi 1496/89 841/89
mama-money bi 500/113+500/663 261/277+261/663, ca 500/113 261/277
moneygram ca 1460/360+1460/360 733/360+733/360
sikhona-money-transfers ba 182/815 73/667, ca 182/815 73/667
western-union ca 3285/-35 1320/-35, da 3285/-35 1320/-35, ra 3285/-35 1320/-35
worldremit bi 500/402 500/402, di 500/402 500/402, ri 500/402 500/402

ZAF-ZMB
absa bb 3285/224 1320/224, bi 2044/207 821/207
absa-via-western-union bi 1496/89 841/89
first-national-bank-of-south-africa bb 584/212 411/212, bc 584/212 411/212, bi 511/212 381/212
first-national-bank-of-south-africa-via-moneygram bi 649/272 522/272
mama-money bi 500/96 500/396, ca 500/96 500/396
moneygram ca 1460/87+1460/87 733/87+733/87
mukuru ba 1000/148+1000/148 1000/148+1000/148, bc 1000/106+1000/146 1000/106+1000/146, bi 1000/123+1000/124 1000/123+1000/124, ca 1000/148+1000/148 1000/148+1000/148, cc 1000/106+1000/106 1000/106+1000/106, ci 1000/124+1000/124 1000/124+1000/124
nedbank bb 3120/231 1254/231
sikhona-money-transfers ba 182/547 73/547, ca 182/547 73/547
standard-bank bb 3053/356 1227/356, bi 1891/416 760/416
western-union ca 3285/-93 1320/-93, da 3285/-93 1320/-93, ra 3285/-93 1320/-93
worldremit bi 350/137 350/137, di 350/137 350/137, ri 350/137 350/137

ZAF-ZWE
absa bb 3285/104 1320/104, bi 2117/104 850/104
absa-via-western-union bi 1496/89 841/89
ecocash-remit ca 580/2 578/2
first-national-bank-of-south-africa bb 584/101 411/101, bc 584/101 411/101, bi 511/101 381/101
first-national-bank-of-south-africa-via-moneygram bi 649/106 522/106
mama-money bi 500/195 500/271, ca 500/195 500/271
moneygram ca 1460/83+1460/84 733/83+733/84
mukuru ba 1007/48 1000/48, bc 993/35 1000/35, bi 993/75 997/75, ca 1007/48 1000/48, cc 993/35 1000/35, ci 993/75 997/75, da 1007/48 1000/48, dc 993/35 1000/35, di 993/75 997/75, ra 1007/48 1000/48, rc 993/35 1000/35, ri 993/75 997/75
nedbank bb 3120/231 1254/231
sasai-money-transfer bi 0/541+0/541 0/541+0/541, di 0/541+0/541 0/541+0/541
sikhona-money-transfers ca 182/404 73/493
standard-bank bb 3053/71 1227/71
western-union ca 3285/-104 1320/-104, da 3285/-104 1320/-104, ra 3285/-104 1320/-104
worldremit bi 200/315+365/315 147/315+200/315, di 200/315+365/315 147/315+200/315, ri 200/315+365/315 147/315+200/315
`;
