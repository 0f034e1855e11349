using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class BuildUpsInVersionsAndCarriedLines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BaseVersion",
                schema: "planning",
                table: "ScenarioLines");

            migrationBuilder.AddColumn<decimal>(
                name: "AdoptedFrom",
                schema: "planning",
                table: "ScenarioLines",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "AdoptedTo",
                schema: "planning",
                table: "ScenarioLines",
                type: "numeric(19,4)",
                precision: 19,
                scale: 4,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsCarried",
                schema: "planning",
                table: "ScenarioLines",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "BuildUp",
                schema: "planning",
                table: "PartVersionLines",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Spread",
                schema: "planning",
                table: "PartVersionLines",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BuildUp",
                schema: "planning",
                table: "ChangeLines",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BuildUpBefore",
                schema: "planning",
                table: "ChangeLines",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<decimal[]>(
                name: "Months",
                schema: "planning",
                table: "ChangeLines",
                type: "numeric(19,4)[]",
                nullable: false,
                defaultValue: new decimal[0]);

            migrationBuilder.AddColumn<decimal[]>(
                name: "MonthsBefore",
                schema: "planning",
                table: "ChangeLines",
                type: "numeric(19,4)[]",
                nullable: false,
                defaultValue: new decimal[0]);

            migrationBuilder.AddColumn<string>(
                name: "Spread",
                schema: "planning",
                table: "ChangeLines",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BuildUp",
                schema: "planning",
                table: "BudgetTemplateLines",
                type: "text",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WasLumpSum",
                schema: "planning",
                table: "BudgetTemplateLines",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.Sql("""
                UPDATE planning."BudgetLines" SET "PriceSource" = 'CarriedForward'
                WHERE "IsLumpSum" AND "Id" IN (SELECT "ToLineId" FROM planning."CarriedLines")
                    AND "PartId" IN (
                        SELECT p."Id" FROM planning."CostCenterBudgets" p JOIN planning."Budgets" b ON b."Id" = p."BudgetId" WHERE b."State" <> 'Closed');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AdoptedFrom",
                schema: "planning",
                table: "ScenarioLines");

            migrationBuilder.DropColumn(
                name: "AdoptedTo",
                schema: "planning",
                table: "ScenarioLines");

            migrationBuilder.DropColumn(
                name: "IsCarried",
                schema: "planning",
                table: "ScenarioLines");

            migrationBuilder.DropColumn(
                name: "BuildUp",
                schema: "planning",
                table: "PartVersionLines");

            migrationBuilder.DropColumn(
                name: "Spread",
                schema: "planning",
                table: "PartVersionLines");

            migrationBuilder.DropColumn(
                name: "BuildUp",
                schema: "planning",
                table: "ChangeLines");

            migrationBuilder.DropColumn(
                name: "BuildUpBefore",
                schema: "planning",
                table: "ChangeLines");

            migrationBuilder.DropColumn(
                name: "Months",
                schema: "planning",
                table: "ChangeLines");

            migrationBuilder.DropColumn(
                name: "MonthsBefore",
                schema: "planning",
                table: "ChangeLines");

            migrationBuilder.DropColumn(
                name: "Spread",
                schema: "planning",
                table: "ChangeLines");

            migrationBuilder.DropColumn(
                name: "BuildUp",
                schema: "planning",
                table: "BudgetTemplateLines");

            migrationBuilder.DropColumn(
                name: "WasLumpSum",
                schema: "planning",
                table: "BudgetTemplateLines");

            migrationBuilder.AddColumn<Guid>(
                name: "BaseVersion",
                schema: "planning",
                table: "ScenarioLines",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));
        }
    }
}
