namespace Keles.Kubelet.Volumes.Payload;

/// <summary>Keeps the paths of payload files inside their volume.</summary>
internal static class PayloadPath
{
    private const int MaxLength = 4096;
    private const int MaxPart = 255;

    public static string Checked(string path)
    {
        var parts = path.Split('/');
        if (path.Length is 0 or > MaxLength || path[0] == '/' || parts.Any(p => p is "" or "." or ".." || p.Length > MaxPart))
        {
            throw new VolumeException($"invalid path: {path}");
        }
        return parts[0].StartsWith("..", StringComparison.Ordinal) ? throw new VolumeException($"invalid path: {path}: must not start with ..") : path;
    }
}
