using Keles.ApiServer.Audit;
using Keles.Hosting;

namespace Keles.Programs;

/// <summary>Reads the file that --audit-policy names.</summary>
internal static class AuditPolicyFile
{
    public static AuditPolicy Read(string path)
    {
        try
        {
            return AuditPolicyReader.Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new FatalException($"{path}: {e.Message}", e);
        }
    }
}
