/**
 * Tarteaucitron's own data about its services. A test compares both lists with the package.
 *
 * Services that some version starts without asking (`needConsent: false`). Their `true` is written on the first page view,
 * so it is no answer. The last row lists services of earlier versions only, found in the project's history.
 */
export const startedWithoutConsent: ReadonlySet<string> = new Set(
  (
    'wysistathightrack plausible simpleanalytics stonly matomo matomohightrack crisp microanalytics ' +
    'atinternet matomocloud ferank ferankpub piwik stripe'
  ).split(' '),
);

/** Services that every known version starts only after an answer. A site's own services are in neither list. */
export const startedAfterConsent: ReadonlySet<string> = new Set(
  (
    'abtasty acast actistat activecampaign activecampaignvgo addthis addtoanyfeed addtoanyshare adform adobeanalytics ' +
    'adobeworkspace adsense adsenseauto adsensesearch adsensesearchform adsensesearchresult aduptech_ads ' +
    'aduptech_conversion aduptech_retargeting affilae amazon amplitude analytics antvoice archive arcio artetv ' +
    'atinternethightrack ausha bandcamp bingads brevochat calameo calameolibrary calendly canalu cjcom clarity ' +
    'clickdimensions clicky clicmanager collectchat compteur contentsquare crazyegg criteo criteoonetag dailymotion ' +
    'datingaffiliation datingaffiliationpopup deezer dialoginsight discord disqus doubleclick dynatrace ekomi elfsight ' +
    'emolytics equativ eskimi etracker eulerian facebook facebookcomment facebookcustomerchat facebooklikebox facebookpixel ' +
    'facebookpost faciliti fculture fillout firebase force24 freshsalescrm gagenda gajs gallica gcmadstorage gcmadsuserdata ' +
    'gcmanalyticsstorage gcmfunctionality gcmpersonalization gcmsecurity gdocs genially geoportail getplus getquanty gforms ' +
    'goldenbees googleads googleadwordsconversion googleadwordsremarketing googlefonts googlemaps googlemapsembed ' +
    'googlemapssearch googlepartners googlesignin googletagmanager goptimize gplus gplusbadge gsheets gslides gtag hcaptcha ' +
    'helloasso hotjar hubspot iframe instagram intercomChat issuu jsapi kameleoon klaviyo koban kompass kwanko ' +
    'leadforensics leadforensicsold leadinfo linkedin linkedininsighttag m6meteo madmetrics maps_noapi markerio ' +
    'marketomunchkin matomoheatmap matomotm matterport mautic meteofrance metrica microsoftcampaignanalytics mixcloud ' +
    'mixpanel mtcaptcha multiplegoogletagmanager multiplegtag myfeelback onesignal openstreetmap openwebanalytics outbrain ' +
    'outbrainamplify pardot pianoanalytics pingdom pinterest pinterestpixel pipedrive piwikpro piximedia playplay plezi ' +
    'podcloud posthog prelinker prezi pubdirecte purechat recaptcha reddit robofabrica rumbletalk screeb seamlessaccess ' +
    'sendinblue shareaholic shareasale sharethis sharethissticky sharpspring shinystat skaze slideshare smartsupp snapchat ' +
    'soundcloud spotify statcounter studizz tagcommander tawkto teads teambrain thetradedesk tiktok tiktokvideo timelinejs ' +
    'tolkai tolkaigenii trustpilot twenga twitch twitter twitterembed twittertimeline twitteruwt twitterwidgetsapi typekit ' +
    'ubib usercom userlike userpilot uservoice verizondottag videas vimeo visiblee visualrevenue vshop webmecanik weborama ' +
    'webtvnu weply woopra wysistat xandr xandrconversion xandrsegment xiti xiti_smarttag youtube youtubeapi youtubeplaylist ' +
    'zoho zohopagesense zopim'
  ).split(' '),
);
