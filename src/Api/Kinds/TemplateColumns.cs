using Keles.Api.Core.V1;
using Keles.Machinery;

namespace Keles.Api;

/// <summary>The wide columns of kinds that make pods from a template: containers, images, selector.</summary>
internal static class TemplateColumns
{
    private const string ContainersText = "Names of the containers in the template.";
    private const string ImagesText = "Images of the containers in the template.";
    private const string SelectorText = "Labels by which pods are found.";

    public static Column[] Of<T>(Func<T, PodSpec?> template) where T : class, IApiObject =>
    [
        Column.Of<T>("Containers", "string", o => Names(template(o)), ContainersText, priority: 1),
        Column.Of<T>("Images", "string", o => Images(template(o)), ImagesText, priority: 1),
    ];

    public static Column[] Of<T>(Func<T, PodSpec?> template, Func<T, string> selector) where T : class, IApiObject =>
        [.. Of(template), Column.Of<T>("Selector", "string", selector, SelectorText, priority: 1)];

    public static string Names(PodSpec? spec) => string.Join(',', (spec?.Containers ?? default).Select(static c => c.Name));

    public static string Images(PodSpec? spec) => string.Join(',', (spec?.Containers ?? default).Select(static c => c.Image));
}
