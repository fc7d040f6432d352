using Keles.Machinery;

namespace Keles.Kubelet.Volumes.Payload;

/// <summary>A file of a volume that is made from objects.</summary>
/// <param name="Owner">Null for root.</param>
internal sealed record PayloadFile(Bytes Content, int Mode, uint? Owner = null);
