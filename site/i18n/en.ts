/** English: plain words, short sentences, nothing promised that the survey does not say. */
import type { Dictionary } from './dictionary.ts';

const WITH_THE =
  'ARE BHS CAF COD COG COK COM CYM DOM FLK FRO GBR GMB IMN MDV MHL MNP NLD PHL SLB TCA UMI USA VGB VIR';

export const en: Dictionary = {
  lang: 'en',
  dir: 'ltr',
  article: Object.fromEntries(WITH_THE.split(' ').map((code) => [code, 'the '])),
  quarter: '{first} to {last}',
  source: 'Source: {citation}, survey of {quarter}, {licence}.',
  counts: {
    services: { one: '{n} service', other: '{n} services' },
    corridors: { one: '{n} corridor', other: '{n} corridors' },
    providers: { one: '{n} provider', other: '{n} providers' },
    months: { one: '{n} month old', other: '{n} months old' },
  },
  layout: {
    skip: 'Skip to the page',
    home: 'Karvon',
    about: 'What this is',
    sources: 'Exchange rates',
    promise: 'No advertising, no money from providers, no cookies. What you type stays on your device.',
    publication: 'Publication {id}, {date}',
  },
  home: {
    title: 'Karvon: what it costs to send money home',
    description:
      'Compare what providers take from money sent home: fees and exchange rates, corridor by corridor.',
    intro: 'See who takes the least from the money you send home: fee and exchange rate together.',
    question: 'Where is the money sent from?',
    corridors: { one: 'to {n} country', other: 'to {n} countries' },
    noPrices: 'Countries without prices',
    noPricesIntro: 'The survey has no prices from these countries. Their pages say what was last known.',
    world:
      'In the survey of {quarter}, sending 200 US dollars cost {mean} on average over {services} in {corridors}. The world’s target is 3 %.',
    worldWithout:
      'Without {countries}, where the amount asked about is worth less than 100 US dollars, it is {mean}.',
  },
  from: {
    title: 'Sending money from {sender}: compare costs',
    description: 'Corridors from {sender} with surveyed prices.',
    question: 'Sending from {sender}: where to?',
    services: { one: '{n} price to compare', other: '{n} prices to compare' },
    noPrices: 'Without prices',
    noPricesIntro: 'The survey has no price for these. Their pages say what was last known.',
    nonePriced: 'The survey has no prices from {sender}.',
  },
  corridor: {
    title: '{sender} to {receiver}: what sending money costs',
    description: 'What {providers} take from money sent from {sender} to {receiver}, cheapest first.',
    question: 'Sending from {sender} to {receiver}: what gets the most home?',
    old: 'Old survey: prices of {quarter}. Ask for today’s before you send.',
    surveyed: 'Prices of {quarter}. Ask for today’s before you send.',
    nominal:
      'The survey asked about amounts worth about 200 and 500 US dollars. What it asked in local money is not known, so there are percentages only.',
    lowValue:
      'The survey still uses an old amount: {amount} was worth only about {usd} US dollars. At larger amounts a fixed fee weighs less.',
    inferredAmount: 'The survey’s amounts were worked out from its fees, which come out round at them.',
    howMuch: 'How much do you send?',
    otherAmount: 'Amount in {currency}',
    otherAmountHint: 'From {min} to {max}',
    howPay: 'Pay with',
    anyWay: 'any way',
    notRecordedTitle: 'What the survey does not say',
    notRecorded:
      'How the money is paid out, in which currency, what is charged for paying it out, and how fast it arrives.',
    notRecordedTaxes: 'Taxes on sending.',
    feeTaken:
      'Whether the fee comes out of the amount or is added to it. We take it out of the amount, for all alike.',
    taxLaw: 'Since {date} {country} taxes what is sent with cash: {rate} ({law}). It is counted here.',
    twoPrices:
      'Where one provider has several prices for the same way, the survey does not say what differs.',
    figuresTitle: 'For statistics: the average of this corridor',
    figures:
      'The World Bank’s measure, fee and exchange-rate margin as a share of the amount sent, over every service surveyed, unconfirmed ones included.',
    figuresAt: '{amount}: mean {mean}, median {median}, {services}',
    target: {
      met: 'At {amount}, the three cheapest known to qualify average at most {atMost}; the UN’s corridor target is 5 %: met.',
      'not-met':
        'At {amount}, the three cheapest that may qualify average at least {atLeast}; the UN’s corridor target is 5 %: not met.',
      unknown:
        'At {amount}, the three cheapest that may qualify average at least {atLeast}; the UN’s corridor target is 5 %: cannot be told, because the survey records neither speed nor coverage.',
      'fewer-than-three':
        'At {amount}, fewer than three services may qualify; the UN’s corridor target is three that average at most 5 %.',
    },
    targetNoBound:
      'At {amount}, whether three qualifying services average at most 5 %, the UN’s corridor target, cannot be told: the survey records neither speed nor coverage, and its prices here lack margins.',
    targetRules: 'Judged by our own rules ({rules}), not by the World Bank’s SmaRT.',
    belowZero: 'below zero (its prices lack margins; see the data)',
    collected:
      'Collected on a day between {first} and {last}; {months} when this page was made, counted from the first day.',
    exchange:
      'Exchange rate of {date}: 1 {currency} = {rate}; {basis}. The recipient may be paid in another currency than the {home}.',
    basis: {
      consensus: 'central banks agree on it',
      'one-bank': 'one side of it rests on one central bank alone',
      peg: 'one side of it is fixed by law or practice',
      anchor: 'the dollar itself',
    },
    homeNote: 'An estimate: prices of {quarter}, exchange rate of {date}.',
    noExchange:
      'We have no exchange rate of these days into {home}, so what would arrive is told in {currency}, at the rate of the survey.',
    aboutRates: 'About exchange rates',
    data: 'Data of this page',
    otherCorridors: 'Sending from {sender} to another country',
  },
  unpriced: {
    title: '{sender} to {receiver}: no price in the survey',
    description: 'The survey has no price for sending money from {sender} to {receiver}.',
    question: 'Sending from {sender} to {receiver}: no price in the survey',
    none: 'The survey of {quarter} has no price for this corridor, so there is nothing to compare. We do not guess.',
    lastKnown:
      'Last known: {average} of the amount on average, when sending about 200 US dollars, in {quarter}.',
    lastKnownAge: 'That is old. Do not take it for today’s price.',
    lastKnownSource: {
      official: 'Source: the World Bank’s own corridor average, Remittance Prices Worldwide, CC BY 4.0.',
      derived:
        'Source: a corridor average that others derived from the World Bank’s Remittance Prices Worldwide, CC BY 4.0.',
    },
    lastKnownHidden:
      'It may be too low: it counts services that hid their exchange rate as if they took nothing by it.',
    neverSurveyed: 'No price of it was ever published in the survey.',
    ask: 'Ask two or three providers the same question: “If I pay this much, how much is paid out at the other end?”',
    elseTitle: 'What there is',
    elseFrom: 'Sending from {sender} to',
    elseTo: 'Sending to {receiver} from',
    elseNone: 'No corridor from {sender} or to {receiver} has prices.',
  },
  about: {
    title: 'What Karvon is',
    description: 'What Karvon shows, how it is computed, where the prices come from, and what is not known.',
    sections: [
      {
        title: 'What this is',
        paragraphs: [
          'Karvon shows what it really costs to send money home. A provider takes money in two ways: a fee, and an exchange rate that is worse than the one banks use among themselves. Karvon adds the two up, so that you can compare.',
          'It takes no money from providers and shows no advertising. The order of the list is cost and nothing else.',
        ],
      },
      {
        title: 'How it is computed',
        paragraphs: [
          'Everybody is compared at the same amount leaving your pocket. The fee comes out of that amount, the rest is exchanged. The percentage is the share of what you pay that does not arrive.',
          'The exchange-rate margin is the difference between the provider’s rate and the rate between banks on the day of the survey.',
          'The survey asks about two amounts. Between them, the fee and the margin are taken to change evenly; that is an estimate and says so. Outside them there is no price.',
          'The averages for statistics use the World Bank’s measure, where the fee is added to the amount sent. They differ a little from the percentages in the list.',
        ],
      },
      {
        title: 'What is not known',
        paragraphs: [
          'The survey is a picture of one quarter, not of today. The day within the quarter is not known.',
          'It does not record how the money is paid out, in which currency, what is charged for paying it out, how fast it arrives, or which papers are asked for.',
          'Where it recorded no exchange-rate margin between two currencies, the recipient may be paid in another currency and lose there. Such prices are listed apart and never lead.',
        ],
      },
      {
        title: 'What is kept about you',
        paragraphs: [
          'Nothing. There is no account and no cookie. An amount you type stays in your browser: it is never sent to us or to anyone.',
        ],
      },
    ],
    sourceTitle: 'Source and licence',
    counts: 'The survey of {quarter}: {services} in {corridors}.',
    averagesTitle: 'The averages, and what moves them',
    averageAt200: 'Sending 200 US dollars, {quarter}: {mean} on average over {services}.',
    withoutLowValue:
      'Without the {services} from {countries}, where the amount asked about is worth less than 100 US dollars: {mean}.',
    averageAt500: 'Sending 500 US dollars, {quarter}: {mean} on average over {services}.',
    withoutBlanks:
      'Without the {services} with no fee and no margin at 500 but a cost at 200, most likely never filled in: {mean}.',
  },
  sources: {
    title: 'Exchange rates: where they come from',
    description:
      'The reference rates that Karvon counts with, which central banks stand behind them, and how old they are.',
    intro:
      'With the rates that central banks publish we tell about how much would have arrived in the money at home. A rate counts for about a week at most, and where one bank alone stands behind it, that is said.',
    inForce: 'On {day} rates of {n} currencies are in date.',
    noneInForce:
      'On {day} no rate of a central bank is in date here. Percentages still hold; amounts in the money at home are not given.',
    banksTitle: 'Central banks',
    word: {
      quiet: 'Up to date',
      stale: 'Overdue since {since}',
      silent: 'Nothing was ever had from it here',
    },
    perhapsHoliday: 'That day may have been a holiday that we do not know of.',
    newest: 'Newest rates: {fixed}.',
    next: 'Next due: {next}.',
    lastSuccess: 'Last reached: {day}.',
    lastChange: 'Last new rates: {day}.',
    neverReached: 'Never reached from here.',
    failure: {
      SourceUnavailable: 'It cannot be reached.',
      SourceBlocked: 'It does not let us ask, and is left alone.',
      SourceChanged: 'It answers in a form that we do not take for its rates.',
      fault: 'Something failed on our side.',
    },
    rejected: 'Left out: {rows}.',
    without: {
      one: '{n} corridor lacks a rate that this bank publishes, and shows no amount in the money at home',
      other: '{n} corridors lack a rate that this bank publishes, and show no amount in the money at home',
    },
    allWithout: {
      one: '{n} corridor shows no amount in the money at home for want of a rate.',
      other: '{n} corridors show no amount in the money at home for want of a rate.',
    },
    resting: {
      one: '{n} corridor rests on this bank alone',
      other: '{n} corridors rest on this bank alone',
    },
    ratesTitle: 'Rates in date',
    rate: '1 US dollar = {rate}',
    fixed: '{date}, {basis}',
    basis: {
      consensus: { one: '{n} bank', other: '{n} banks agree' },
      'one-bank': 'one bank alone',
      peg: 'fixed by law or practice',
      anchor: 'itself',
    },
    oldTitle: 'Last known, too old to count with',
    data: 'Data of this page',
  },
  notFound: {
    title: 'This page does not exist',
    text: 'There is nothing at this address. Perhaps it was mistyped.',
    home: 'Choose a country to send from',
  },
  compare: {
    percent: '{n}\u00a0%',
    range: '{min} to {max}',
    funding: {
      cash: 'cash',
      'bank-account': 'bank account',
      'debit-card': 'debit card',
      'credit-card': 'credit card',
      'mobile-money': 'mobile money',
    },
    access: {
      agent: 'at an agent',
      branch: 'at a bank branch',
      internet: 'online',
      'mobile-app': 'by mobile phone',
      'call-centre': 'by call centre',
      'post-office': 'at a post office',
      atm: 'at a cash machine',
    },
    way: '{pay}, {where}',
    bestTitle: 'Cheapest price in the survey',
    noBest: 'There is no confirmed price at this amount.',
    taken: '{cost} of what you pay is taken by fees and the exchange rate.',
    takenWithTax: '{cost} of what you pay is taken by fees, tax and the exchange rate.',
    worth: '{value} worth',
    wouldHaveArrived: 'Of {amount}, about {value} would have arrived, if the fee is taken out of it.',
    arrives: 'Of {amount}, about {value} arrives, if the fee is taken out of it.',
    shortTaken: 'taken',
    shortWouldHaveArrived: 'taken, about {value} would have arrived',
    shortArrives: 'taken, about {value} arrives',
    estimate: '(estimate: {range})',
    estimateAlone: '(estimate)',
    estimateNote: 'An estimate: the survey asked about a smaller and a larger amount, and this lies between.',
    listTitle: 'Providers, cheapest first',
    parts: 'Details',
    otherWays: 'Other ways to pay or send:',
    otherWaysRange: 'Details, and other ways ({n}): {range}',
    fee: 'Fee',
    margin: 'Exchange rate',
    marginLost: 'Lost in the exchange rate',
    tax: 'Tax on sending',
    payOutFee: 'Pay-out fee',
    notRecorded: 'not recorded',
    none: 'none',
    marginBetter: '{percent} better than the banks’ rate',
    sameCurrency: 'same currency',
    onlyFee: 'Fee {fee}.',
    unconfirmedTitle: 'Prices we cannot confirm',
    unconfirmedIntro: 'The survey’s figures for these are incomplete. They may cost more than they seem to.',
    unconfirmedWay: 'not confirmed',
    noMargin: 'The survey recorded no exchange-rate margin; the recipient may be paid in another currency.',
    notPositive: 'The survey’s figures do not add up to a cost.',
    infeasibleTitle: 'Fee larger than the amount',
    infeasible: 'At this amount nothing would be left to send with: {names}.',
    infeasibleWay: 'the fee is larger than the amount',
    notPricedTitle: 'No price at this amount',
    notPriced: 'The survey does not tell which of its prices at the two amounts belong together: {names}.',
    blank: 'The survey’s figures for the larger amount are missing: {names}.',
    nothingFound: 'No provider in the survey takes that.',
    faults: {
      'not-a-number': 'Write the amount in figures, like {example}.',
      'other-currency': 'This page counts in {currency}. Write the amount in {currency}, like {example}.',
      'too-many-decimals': 'Leave out the last decimals: {currency} has no smaller coins.',
      'not-covered': 'The survey covers {min} to {max}. Write an amount between them.',
    },
    notLoaded: 'The prices could not be loaded. The two amounts in the list work all the same.',
  },
};
