namespace Keles.Controllers.CronJobs;

/// <summary>Something to be told about a cron job.</summary>
internal sealed record CronEvent(string Type, string Reason, string Message);
