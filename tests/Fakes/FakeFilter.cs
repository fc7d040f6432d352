using Keles.Api;
using Keles.Machinery;

namespace Keles.Fakes;

/// <summary>Namespace, labels and fields that a list or watch asks for.</summary>
internal sealed class FakeFilter(Kind kind, string ns, string labels, string fields)
{
    private readonly Selector selector = Selector.Parse(labels);
    private readonly FieldSelector fieldSelector = FieldSelector.Parse(fields);

    public bool Takes(IApiObject? value) => value is not null
        && (ns.Length == 0 || value.Metadata.Namespace == ns)
        && selector.Matches(value.Metadata.Labels)
        && fieldSelector.Matches(field => Field(value, field));

    private string Field(IApiObject value, string field) => field switch
    {
        "metadata.name" => value.Metadata.Name,
        "metadata.namespace" => value.Metadata.Namespace,
        _ => kind.SelectableFields.TryGetValue(field, out var read) ? read(value) : throw FakeErrors.BadRequest($"field label not supported: {field}"),
    };
}
