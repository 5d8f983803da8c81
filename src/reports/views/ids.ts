/** Opens how things stand with a client; the value is its id. */
export const openHealthAction = 'reports.health.open';
/** Opens a monthly report as it stands; the value is `clientId month`. */
export const openReportAction = 'reports.report.open';
/** Opens the reports of a client; the value is its id. */
export const clientReportsAction = 'reports.client.open';
/** Orders a client's seven outputs as a file; the value is `clientId format orderId`. */
export const orderOutputsAction = 'reports.outputs.order';
