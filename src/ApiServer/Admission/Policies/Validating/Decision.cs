namespace Keles.ApiServer.Admission.Policies;

/// <summary>A condition that does not hold, or that could not be evaluated where that refuses.</summary>
/// <param name="Index">Which condition of the policy.</param>
/// <param name="Reason">The reason of the refusal; null for what went wrong in evaluating.</param>
internal sealed record Decision(int Index, string Message, string? Reason);
