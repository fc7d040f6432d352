using System.Net;
using System.Text;
using Keles.Linux;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server.Handlers;

/// <summary>/logs/: the files below the node's log directory, and nothing that a link leads to outside it.</summary>
internal sealed class NodeLogsHandler(string directory)
{
    public async Task AnswerAsync(HttpContext http, KubeletRoute route)
    {
        try
        {
            using var file = FileBeneath.Open(directory, route.Rest.Count == 0 ? "." : string.Join('/', route.Rest));
            if (file.IsDirectory)
            {
                http.Response.ContentType = "text/html; charset=utf-8";
                await http.Response.WriteAsync(Listing(file.Path), http.RequestAborted);
                return;
            }
            http.Response.ContentType = "text/plain; charset=utf-8";
            await using var content = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            await content.CopyToAsync(http.Response.Body, http.RequestAborted);
        }
        catch (Exception missing) when (missing is LinuxException or FileNotFoundException or UnauthorizedAccessException)
        {
            throw ServerAnswerException.NotFound("404 page not found\n");
        }
    }

    private static string Listing(string path)
    {
        var text = new StringBuilder("<pre>\n");
        foreach (var entry in new DirectoryInfo(path + "/").EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var name = WebUtility.HtmlEncode(entry is DirectoryInfo ? entry.Name + "/" : entry.Name);
            text.Append($"<a href=\"{name}\">{name}</a>\n");
        }
        return text.Append("</pre>\n").ToString();
    }
}
