namespace Keles.ApiServer.Webhooks;

/// <summary>A webhook could not be asked, or answered with nothing usable; the message is what a client is told.</summary>
public sealed class WebhookException(string message, Exception? inner = null) : Exception(message, inner);
