namespace Keles.Controllers.ResourceClaims;

/// <summary>A claim for a pod cannot be made, in upstream's words.</summary>
internal sealed class PodClaimException : Exception
{
    public PodClaimException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    public PodClaimException() : this("")
    {
    }

    public PodClaimException(string message) : this(message, null)
    {
    }

    /// <summary>A change that is watched for will help; another try before it will not.</summary>
    public bool IsWaited { get; init; }
}
