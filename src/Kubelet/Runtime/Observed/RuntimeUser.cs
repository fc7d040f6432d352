using Keles.Machinery;

namespace Keles.Kubelet.Runtime.Observed;

/// <summary>Who the first process of a container runs as.</summary>
internal sealed record RuntimeUser(long Uid, long Gid, Items<long> Groups);
