// The same as schema/UserEngagement.yml, in Cube's JavaScript.
cube('UserEngagement', {
  sqlTable: `public.user_engagements`,
  title: 'User engagement',
  description: 'What users did in the product. One row is one visit with one kind of interaction.',

  joins: {
    Users: {
      relationship: 'many_to_one',
      sql: `${CUBE}.user_id = ${Users}.user_id`,
    },
  },

  measures: {
    count: {
      type: `count`,
      title: `Engagements`,
      description: `Rows, whatever is in them.`,
      drillMembers: [id, userId, interactionType, eventTime],
    },

    totalInteractions: {
      sql: `interactions`,
      type: 'sum',
      title: 'Interactions',
      description: 'Total number of interactions.',
      format: `number`,
      drillMembers: [id, userId, interactionType, eventTime],
    },

    uniqueUsers: {
      sql: () => `user_id`,
      type: 'countDistinct',
      title: 'Unique users',
      description: 'How many different users interacted; anonymous rows count for nobody.',
    },

    averageSessionDuration: {
      sql: `session_duration`,
      type: 'avg',
      title: 'Average session duration',
      description: "In minutes, over the rows whose duration is known.",
    },
  },

  /* Who, what, when. */
  dimensions: {
    id: { sql: `id`, type: 'number', primaryKey: true },
    userId: {
      sql: `user_id`,
      type: 'string',
      title: 'User',
      description: 'May name a user who has no row in Users, and is empty for anonymous visits.',
    },
    interactionType: {
      sql: `interaction_type`,
      type: 'string',
      title: 'Interaction type',
      description: 'view, click, scroll, share, comment or purchase.',
    },
    eventTime: { sql: `event_time`, type: 'time', title: 'Event time' },
  },

  segments: {
    knownUsers: {
      sql: `${CUBE}.user_id IS NOT NULL`,
      title: 'Known users',
      description: 'Without anonymous visits.',
    },
    longSessions: {
      sql: () => `${CUBE}.session_duration >= 10`,
      title: 'Long sessions',
      description: 'Sessions of ten minutes or more.',
    },
  },
});
