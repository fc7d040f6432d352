using Keles.Api;
using Keles.Machinery;

namespace Keles.Fakes;

/// <summary>A change in the fake's history.</summary>
internal sealed record FakeChange(Kind Kind, IApiObject? Before, IApiObject? After, long Revision);
