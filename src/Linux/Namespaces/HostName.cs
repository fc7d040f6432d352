using System.Text;

namespace Keles.Linux;

/// <summary>The name of the UTS namespace that the calling thread is in.</summary>
public static class HostName
{
    public static unsafe void Set(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        fixed (byte* first = bytes)
        {
            if (NativeNamespace.SetHostName(first, (nuint)bytes.Length) < 0)
            {
                throw LinuxException.Last($"set the host name {name}");
            }
        }
    }
}
