/** Where an application of Discord is set up. */
export const portal = 'https://discord.com/developers/applications';
