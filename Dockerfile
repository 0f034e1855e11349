# The portal with a database server of yours:
#   docker run -p 8080:8080 -e Database__Provider=PostgreSql -e ConnectionStrings__Portal='Host=db;Database=budgetportal;…' IMAGE
# Apply a new version's migrations first, with the same settings: docker run … IMAGE migrate
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY build build
COPY BudgetPortal/BudgetPortal.csproj BudgetPortal/
RUN dotnet restore BudgetPortal
COPY .editorconfig appsettings.json ./
COPY BudgetPortal BudgetPortal
RUN dotnet publish BudgetPortal -c Release -o /app --no-restore -p:UseAppHost=false

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN install -d -o $APP_UID -g $APP_UID -m 0700 /data
ENV BudgetPortal__DataFolder=/data
VOLUME /data
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["dotnet", "BudgetPortal.dll"]
