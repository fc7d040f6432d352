using Keles.ApiServer.Connect;

namespace Keles.ApiServer.Webhooks;

/// <summary>The service behind which a webhook is.</summary>
public sealed record WebhookService(string Namespace, string Name, string Path, int Port)
{
    /// <summary>As a configuration names it: what it leaves out is the usual.</summary>
    public static WebhookService Of(string ns, string name, string? path, int? port) => new(ns, name, path ?? "/", port ?? ServiceEndpoints.UsualPort);
}
