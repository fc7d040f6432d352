namespace Keles.Machinery.Schema;

/// <summary>How server-side apply merges a map or object (<c>x-kubernetes-map-type</c>).</summary>
public enum MapType
{
    Unstated,
    Granular,
    Atomic,
}
