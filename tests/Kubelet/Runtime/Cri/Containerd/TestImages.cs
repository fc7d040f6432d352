using System.Text.Json.Nodes;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>The images that tests run: a shell from Debian's busybox-static and a pause from its catatonit.</summary>
internal static class TestImages
{
    public const string Busybox = "keles.test/busybox:1";
    public const string Pause = "keles.test/pause:1";
    public const string BusyboxBinary = "/bin/busybox";
    public const string CatatonitBinary = "/usr/bin/catatonit";

    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    private static readonly string[] Applets =
        ["sh", "cat", "echo", "sleep", "true", "false", "env", "id", "ls", "head", "dd", "tr", "wc", "stty", "nc", "httpd", "kill", "touch", "yes", "md5sum"];

    public static void WriteBusybox(string file) => OciArchive.Write(file, Busybox, Shell());

    public static void WritePause(string file) => OciArchive.Write(
        file,
        Pause,
        new OciImage(
            new JsonObject { ["Entrypoint"] = new JsonArray("/catatonit", "-P") },
            root => OciArchive.AddFile(root, "catatonit", File.ReadAllBytes(CatatonitBinary), Executable)));

    /// <summary>An image that is in no store yet.</summary>
    public static OciImage Pullable() => new(
        new JsonObject { ["Cmd"] = new JsonArray("/nothing") },
        root => OciArchive.AddFile(root, "pulled", "yes"u8.ToArray()));

    private static OciImage Shell() => new(
        new JsonObject { ["Env"] = new JsonArray("PATH=/bin"), ["Cmd"] = new JsonArray("sh") },
        root =>
        {
            OciArchive.AddFile(root, "bin/busybox", File.ReadAllBytes(BusyboxBinary), Executable);
            foreach (var applet in Applets)
            {
                OciArchive.AddLink(root, "bin/" + applet, "busybox");
            }
            OciArchive.AddFile(root, "etc/passwd", "root:x:0:0::/:/bin/sh\n"u8.ToArray());
            OciArchive.AddFile(root, "tmp/.keep", []);
        });
}
