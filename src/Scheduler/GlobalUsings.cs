global using Keles.Api;
global using Keles.Api.Core.V1;
global using Keles.Background;
global using Keles.Machinery;
