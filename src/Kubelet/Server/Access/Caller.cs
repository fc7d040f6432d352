using Keles.Machinery;

namespace Keles.Kubelet.Server.Access;

/// <summary>Who asks.</summary>
internal sealed record Caller(string User, string Uid, Items<string> Groups, OrderedMap<Items<string>> Extra);
