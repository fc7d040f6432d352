using Keles.Controllers.Pods;
using Keles.Machinery;

namespace Keles.Controllers.Owned;

/// <summary>Whether two values say the same: an empty list and none differ as records, but not once they are written.</summary>
internal static class Content
{
    public static bool Same<T>(T a, T b) where T : class, IApiType<T> => a.Equals(b) || TemplateHash.Json(a).AsSpan().SequenceEqual(TemplateHash.Json(b));
}
