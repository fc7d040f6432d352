using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Sandboxes;

/// <summary>What a resolv.conf says.</summary>
internal sealed record ResolverFile(Items<string> Servers, Items<string> Searches, Items<string> Options)
{
    public static ResolverFile Empty { get; } = new([], [], []);

    /// <summary>The last search or domain line counts, and options are those of all lines.</summary>
    public static ResolverFile Parse(string text)
    {
        var file = Empty;
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            file = words switch
            {
                ["nameserver", var server, ..] => file with { Servers = file.Servers.Add(server) },
                ["search", .. var searches] => file with { Searches = [.. searches.Select(s => s == "." ? s : s.TrimEnd('.'))] },
                ["options", .. var options] => file with { Options = file.Options.AddRange([.. options]) },
                _ => file,
            };
        }
        return file;
    }

    public static ResolverFile Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            return Empty;
        }
    }
}
