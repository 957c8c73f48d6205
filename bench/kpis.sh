#!/bin/sh
# Asks a running server for each KPI by month over two years and prints the median time of five answers, in milliseconds, slowest first.
# bench/kpis.sh [http://127.0.0.1:4000]   The server reads schema/ and the demo's rows; a token, where it wants one, is read from $TOKEN.
set -eu
server=${1-http://127.0.0.1:4000}
runs=${RUNS-5}
until=$(date +%Y-%m-01)
from=$(date -d "$until - 23 months" +%Y-%m-01)
until=$(date -d "$until + 1 month - 1 day" +%Y-%m-%d)

ask() { # measure time
  printf '{"query":{"measures":["%s"],"timeDimensions":[{"dimension":"%s","granularity":"month","dateRange":["%s","%s"]}]},"cache":"no-cache"}' \
    "$1" "$2" "$from" "$until" |
    curl -s -o /dev/null -w '%{http_code} %{time_total}\n' -H 'Content-Type: application/json' ${TOKEN+-H "Authorization: $TOKEN"} \
      -d @- "$server/cubejs-api/v1/load"
}

kpis() {
  cat <<'LIST'
Sessions.startedAt Sessions.bounceRate Sessions.averageSessionDuration Sessions.totalMinutes Sessions.activeMinutes Sessions.minutesPerUser
Sessions.startedAt Sessions.activeMinutesPerUser Sessions.visitFrequency Sessions.activeUsers Sessions.dailyActiveUsers
Sessions.startedAt Sessions.weeklyActiveUsers Sessions.monthlyActiveUsers Sessions.averageDailyActiveUsers Sessions.stickiness
Sessions.startedAt Sessions.newUsers Sessions.returningUsers Sessions.cohortRetention
Sessions.startedAt PageViews.averageScrollDepth PageViews.deepViewShare FeatureUse.coreActions FeatureUse.adoptionRate
Accounts.createdAt Accounts.averageEngagementScore
RevenueMovements.occurredAt RevenueMovements.churnRate RevenueMovements.customerRetentionRate RevenueMovements.netDollarRetention
RevenueMovements.occurredAt RevenueMovements.recurringRevenue
Orders.orderedAt Orders.lifetimeValue
CampaignEngagement.engagementDate CampaignEngagement.totalClicks CampaignEngagement.uniqueClickers CampaignEngagement.conversionRate
Messages.sentAt Messages.openRate Messages.clickThroughRate Messages.responseRate
SocialPosts.postedAt SocialPosts.engagementRate
SurveyResponses.respondedAt SurveyResponses.csat SurveyResponses.nps SurveyResponses.customerEffortScore
Issues.openedAt Issues.noContactRate
Contacts.contactedAt Contacts.complaints
UserEngagement.eventTime UserEngagement.totalInteractions UserEngagement.uniqueUsers UserEngagement.averageSessionDuration
LIST
}

kpis | while read -r time measures; do
  for measure in $measures; do
    ask "$measure" "$time" > /dev/null # plans and warms up
    i=0
    while [ "$i" -lt "$runs" ]; do ask "$measure" "$time"; i=$((i + 1)); done |
      sort -k 2 -n | awk -v m="$measure" -v half=$((runs / 2 + 1)) '
        $1 != 200 { bad = $1 }
        NR == half { t = $2 }
        END { if (bad) { printf "%8s  %s is answered with %s\n", "-", m, bad } else { printf "%8.0f  %s\n", t * 1000, m } }'
  done
done | sort -rn
