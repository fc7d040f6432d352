namespace Keles.Linux;

/// <summary>Kernel settings by dotted name, as "net.ipv4.ip_forward"; those under net belong to a network namespace.</summary>
public interface ISysctls
{
    /// <summary>Null when this kernel has no such setting.</summary>
    string? Read(string name);

    /// <exception cref="LinuxException">There is no such setting, or it may not be changed.</exception>
    void Write(string name, string value);
}
