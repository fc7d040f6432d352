namespace Keles.Api.CustomResources;

/// <summary>The subresources that a version has.</summary>
internal static class CustomSubresources
{
    public static Subresource[] Of(CustomVersion version, string kind)
    {
        var all = new List<Subresource>();
        if (version.HasStatus) all.Add(new("status", kind, Verbs.GetPatchUpdate));
        if (version.Scale is not null) all.Add(new("scale", "Scale", Verbs.GetPatchUpdate, "autoscaling", "v1"));
        return [.. all];
    }
}
