namespace Keles.LocalCluster;

/// <summary>Names a blob by its content.</summary>
internal sealed record OciDescriptor(string MediaType, string Digest, long Size);
