namespace Keles.Controllers.AttachDetach;

/// <summary>An attachment that shall go.</summary>
/// <param name="IsForced">Also while the node says, or would say, that it uses the volume.</param>
internal sealed record Detachment(Attachment Attachment, bool IsForced);
