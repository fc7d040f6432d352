namespace Keles.Api.Storage.V1;

/// <summary>A driver's generation counts, from nothing, the changes that its users must hear of.</summary>
internal static class CSIDriverWriteRules
{
    public static CSIDriver OnUpdate(CSIDriver o, CSIDriver stored)
    {
        var (now, before) = (o.Spec, stored.Spec);
        var same = Semantic.Equal(now.TokenRequests, before.TokenRequests) && now.RequiresRepublish == before.RequiresRepublish && now.SeLinuxMount == before.SeLinuxMount;
        return same ? o : o with { Metadata = o.Metadata with { Generation = stored.Metadata.Generation + 1 } };
    }
}
