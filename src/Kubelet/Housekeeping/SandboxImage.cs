using System.Text.Json;

namespace Keles.Kubelet.Housekeeping;

/// <summary>The image of the pause process. Older runtimes do not say that it must stay, so it is read from their settings.</summary>
internal static class SandboxImage
{
    public static string? Of(Proto.StatusResponse answer)
    {
        if (!answer.Info.TryGetValue("config", out var text))
        {
            return null;
        }
        try
        {
            using var config = JsonDocument.Parse(text);
            return config.RootElement.ValueKind == JsonValueKind.Object && config.RootElement.TryGetProperty("sandboxImage", out var image) ? image.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
