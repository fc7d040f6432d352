namespace Keles.Machinery.Schema;

/// <summary>How server-side apply merges a list (<c>x-kubernetes-list-type</c>).</summary>
public enum ListType
{
    Unstated,
    Atomic,
    Set,
    Map,
}
