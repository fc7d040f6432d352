using System.Globalization;

namespace Keles.Linux;

/// <summary>
/// Lets a program start inside control groups. A process can only be moved after it exists, and what it forked before
/// stays behind; so a shell moves itself first ("0" means the writer) and then becomes the program.
/// </summary>
internal static class GroupJoin
{
    private const string Script =
        "n=$1; shift; while [ \"$n\" -gt 0 ]; do echo 0 >\"$1\" || exit 126; shift; n=$((n-1)); done; exec \"$@\"";

    public static SpawnRequest Wrap(SpawnRequest request, IReadOnlyList<string> groups) => groups.Count == 0 ? request : request with
    {
        File = "/bin/sh",
        Arguments = ["sh", "-c", Script, "sh", groups.Count.ToString(CultureInfo.InvariantCulture), .. groups, request.File, .. request.Arguments.Skip(1)],
    };
}
