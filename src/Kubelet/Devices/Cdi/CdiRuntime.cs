using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Keles.Kubelet.Devices.Cdi;

/// <summary>Whether a container runtime gives containers the devices that are named to it. One that does not is silent about it.</summary>
internal static class CdiRuntime
{
    private const string Containerd = "containerd";

    /// <param name="version">As it says itself.</param>
    /// <param name="config">Its settings as it tells them; empty when it tells none.</param>
    public static bool Knows(string name, string version, string config)
    {
        if (name != Containerd)
        {
            return true;
        }
        var numbers = version.TrimStart('v').Split('.', 3);
        var (major, minor) = (Number(numbers, 0), Number(numbers, 1));
        // From 1.7 on it can, if it may; from 2.0 on it may unless told otherwise.
        return major >= 2 ? IsEnabled(config) ?? true : (major, minor) is (1, >= 7) && IsEnabled(config) == true;
    }

    private static int Number(string[] numbers, int index) =>
        index < numbers.Length && int.TryParse(string.Concat(numbers[index].TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static bool? IsEnabled(string config)
    {
        try
        {
            return config.Length > 0 && JsonNode.Parse(config) is JsonObject settings && settings["enableCDI"] is JsonValue value && value.TryGetValue<bool>(out var enabled) ? enabled : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
