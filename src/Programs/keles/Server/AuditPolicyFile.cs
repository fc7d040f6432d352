using Keles.ApiServer.Audit;
using Keles.Hosting;

namespace Keles.Programs;

/// <summary>Reads the file that --audit-policy-file names.</summary>
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
            throw new FatalException($"--audit-policy-file {path}: {(e is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : e.Message)}", e, ExitCode.Usage);
        }
    }
}
