namespace Keles.Cel;

/// <summary>A value whose inside only its functions know: an address, a quantity, something of the host.</summary>
public abstract class CelOpaque
{
    public abstract CelType Type { get; }

    /// <summary>How long the value is for the count of costs; null where it has no length.</summary>
    public virtual long? Size => null;

    /// <summary>Whether two values of this type are the same to <c>==</c>.</summary>
    public virtual bool SameAs(CelOpaque other) => ReferenceEquals(this, other);

    public override string ToString() => Type.Name;
}
