using Keles.Linux;

namespace Keles.LocalCluster;

/// <summary>
/// The image whose container holds a pod's namespaces. It is made here from the static catatonit of the system, which in this role
/// sleeps and reaps, so that no registry is needed for it.
/// </summary>
public static class PauseImage
{
    /// <summary>The part after the colon changes when the way it is built does.</summary>
    public const string Name = "keles.local/pause:1";

    /// <summary>The archive's path; it is written when missing or when the system's catatonit is another one.</summary>
    public static string Ensure(ClusterHome home)
    {
        var program = ProgramPath.Find("catatonit") ?? throw new LocalClusterException("catatonit is missing; install the package catatonit.");
        var content = File.ReadAllBytes(program);
        if (!ElfFile.IsStatic(content))
        {
            throw new LocalClusterException($"{program} is not a statically linked program, so pods could not be held by it; install Debian's catatonit.");
        }
        var archive = new OciArchive(Name, CpuArchitecture.Name).Build(new OciArchive.Program("pause", content), ["/pause", "-P"]);
        var path = Path.Combine(home.ImageDirectory, "pause.tar");
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(archive))
        {
            File.WriteAllBytes(path + ".new", archive);
            File.Move(path + ".new", path, overwrite: true);
        }
        return path;
    }
}
