cube(`CampaignEngagement`, {
  sql_table: 'public.campaign_engagements',
  title: 'Campaign engagement',
  description: "How users reacted to campaigns. One row is one user's day with one campaign.",

  joins: {
    Users: { relationship: 'belongsTo', sql: `${CUBE}.user_id = ${Users}.user_id` },
  },

  measures: {
    count: {
      type: 'count',
      title: 'Campaign engagements',
      description: 'Rows, whether or not anything was clicked.',
      drillMembers: [CUBE.id, campaignId, userId, engagementDate],
    },
    totalClicks: {
      sql: `clicks`,
      type: 'sum',
      title: 'Clicks',
      description: 'Total number of clicks.',
      format: 'number',
      drillMembers: [id, campaignId, userId, engagementDate],
    },
    totalConversions: {
      sql: `conversions`,
      type: 'sum',
      title: 'Conversions',
      description: 'Total number of conversions.',
      format: 'number',
      drillMembers: [id, campaignId, userId, engagementDate],
    },
    uniqueClickers: {
      sql: `user_id`,
      type: 'count_distinct',
      title: 'Unique clickers',
      description: 'How many different users clicked; rows without a click are not clickers.',
      filters: [{ sql: `${CUBE}.clicks > 0` }],
    },
    conversionRate: {
      sql: `${totalConversions} * 1.0 / NULLIF(${totalClicks}, 0)`,
      type: 'number',
      title: 'Conversion rate',
      description: 'Conversions per click over the whole group, from 0 to 1; empty where nothing was clicked.',
      format: 'percent_2',
    },
  },

  dimensions: {
    id: { sql: `id`, type: 'number', primaryKey: true },
    campaignId: { sql: `campaign_id`, type: 'string', title: 'Campaign' },
    userId: {
      sql: `user_id`,
      type: 'string',
      title: 'User',
      description: 'May name a user who has no row in Users, and is empty for anonymous visitors.',
    },
    engagementDate: { sql: `engagement_date`, type: 'time', title: 'Engagement date' },
  },

  segments: {
    clicked: {
      sql: `${CUBE}.clicks > 0`,
      title: 'Clicked',
      description: 'Rows with at least one click.',
    },
  },
});
