using System.Globalization;
using Keles.Machinery;

namespace Keles.Controllers.GarbageCollection;

/// <summary>What is kept of every object there is, as little as can be: who it is, and only where there is something of it, its owners and its end.</summary>
/// <remarks>The collector follows everything, and most objects have neither owner nor finalizer: a hundred bytes each instead of half a kilobyte.</remarks>
internal sealed class OwnedObject : IApiObject
{
    public static readonly Func<ObjectMeta, IApiObject> From = static metadata => new OwnedObject(metadata);

    private readonly string ns;
    private readonly string name;
    private readonly Guid uid;
    private readonly ulong version;
    private readonly ObjectMeta? bonds;

    private OwnedObject(ObjectMeta m)
    {
        (ns, name) = (m.Namespace, m.Name);
        _ = Guid.TryParseExact(m.Uid, "D", out uid);
        _ = ulong.TryParse(m.ResourceVersion, NumberStyles.None, CultureInfo.InvariantCulture, out version);
        // Only what is written again as it was: a uid in capitals, say, is kept as text.
        if (Uid == m.Uid && Version == m.ResourceVersion && m is { OwnerReferences.IsEmpty: true, Finalizers.IsEmpty: true, DeletionTimestamp: null }) return;
        bonds = ObjectMeta.Empty with
        {
            Name = m.Name,
            Namespace = m.Namespace,
            Uid = m.Uid,
            ResourceVersion = m.ResourceVersion,
            OwnerReferences = m.OwnerReferences,
            Finalizers = m.Finalizers,
            DeletionTimestamp = m.DeletionTimestamp,
        };
    }

    public ObjectMeta Metadata => bonds ?? ObjectMeta.Empty with
    {
        Name = name,
        Namespace = ns,
        Uid = Uid,
        ResourceVersion = Version,
    };

    private string Uid => uid.ToString();

    private string Version => version.ToString(CultureInfo.InvariantCulture);

    public IApiObject WithMetadata(ObjectMeta metadata) => new OwnedObject(metadata);
}
