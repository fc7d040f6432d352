namespace Keles.Linux;

/// <summary>What does not change while the machine runs. Ids are empty where the system has none.</summary>
public sealed record MachineFacts(
    string MachineId, string SystemUuid, string BootId, string KernelVersion, string OperatingSystem, string Architecture,
    int Cpus, long MemoryBytes, long SwapBytes)
{
    public static MachineFacts Read()
    {
        var memory = MemoryTable.Read();
        return new MachineFacts(
            Text("/etc/machine-id"), Text("/sys/class/dmi/id/product_uuid"), Text("/proc/sys/kernel/random/boot_id"),
            Text("/proc/sys/kernel/osrelease"), OperatingSystemName(), CpuArchitecture.Name, Environment.ProcessorCount,
            memory.Total, memory.SwapTotal);
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string OperatingSystemName() =>
        OsRelease.PrettyName(Text("/etc/os-release")) ?? OsRelease.PrettyName(Text("/usr/lib/os-release")) ?? "Linux";
}
