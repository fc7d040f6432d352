namespace Keles.Machinery;

/// <summary>An object with metadata: what is stored, watched and listed.</summary>
public interface IApiObject
{
    ObjectMeta Metadata { get; }

    /// <summary>The same object with other metadata.</summary>
    IApiObject WithMetadata(ObjectMeta metadata);
}
