namespace Keles.ApiServer.Webhooks;

/// <summary>The service behind which a webhook is.</summary>
public sealed record WebhookService(string Namespace, string Name, string Path, int Port);
