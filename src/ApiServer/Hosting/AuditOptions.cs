using Keles.ApiServer.Audit;

namespace Keles.ApiServer.Hosting;

/// <summary>An audit log: what goes into it, where it lies, and how much of it is kept.</summary>
/// <param name="MaxBytes">After so many a new file is begun.</param>
/// <param name="Files">Full files that are kept beside the present one.</param>
public sealed record AuditOptions(AuditPolicy Policy, string File, long MaxBytes = AuditLimits.FileBytes, int Files = AuditLimits.Files);
