using System.Security.Cryptography;
using System.Text;
using Keles.Kubelet.Runtime.Cri.Proto;

namespace Keles.Kubelet.Tests.Fakes.Cri;

/// <summary>An image in the fake store; its id is made of its name.</summary>
internal sealed record FakeImage(string Name, ulong Size)
{
    public string Id { get; } = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Name)));

    /// <summary>A user id in the image's configuration, for tests of runAsNonRoot.</summary>
    public long? User { get; init; }

    public string UserName { get; init; } = "";

    /// <summary>The name with the registry, repository and tag that are understood when left out.</summary>
    public static string FullName(string name)
    {
        var full = name.Contains('/') ? name : "library/" + name;
        var host = full.Split('/')[0];
        full = host.Contains('.') || host.Contains(':') || host == "localhost" ? full : "docker.io/" + full;
        return full.LastIndexOf(':') > full.LastIndexOf('/') || full.Contains('@') ? full : full + ":latest";
    }

    public Image Message()
    {
        var image = new Image { Id = Id, Size = Size, Username = UserName, Uid = User is { } uid ? new Int64Value { Value = uid } : null };
        image.RepoTags.Add(Name);
        return image;
    }
}
