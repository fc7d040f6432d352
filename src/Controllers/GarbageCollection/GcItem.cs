using Keles.Api;
using Keles.Machinery;

namespace Keles.Controllers.GarbageCollection;

/// <summary>One object as the collector knows it: not only by name but by uid.</summary>
internal sealed record GcItem(Kind Kind, ObjectKey Key, string Uid)
{
    public override string ToString() => $"{Kind.QualifiedResource} {Key}";
}
