namespace Keles.Controllers.Disruption;

/// <summary>A budget cannot be worked out; the message is upstream's.</summary>
internal sealed class DisruptionException(string message) : Exception(message);
